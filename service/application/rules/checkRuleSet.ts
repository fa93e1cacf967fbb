import type { CheckedRuleSet, CheckRuleSet } from '../../contract/ruleSet.js';
import { checkDraft } from '../../decisions/gate.js';
import { contentOf, shownExamples } from './shownRuleSet.js';

/**
 * What stands against publishing a draft, quick enough to be asked while somebody writes.
 * @throws DomainError NOT_FOUND where the product has no such rule set
 */
export function checkRuleSet({ name, content }: CheckRuleSet & { name: string }): CheckedRuleSet {
  const { publishable, findings, examples } = checkDraft(contentOf(name, content));
  return { publishable, findings: [...findings], examples: shownExamples(examples) };
}
