import { isDeepStrictEqual } from 'node:util';
import type { DecisionExample } from '../../contract/ruleSet.js';
import { partsOf } from '../../decisions/comparison.js';
import { type RuleSetName, decideNamed, ruleSetNamed } from '../../decisions/decider.js';
import type { RuleContent } from '../../decisions/ruleContent.js';
import type { FactRecord } from '../../decisions/ruleSet.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';
import { storedDecisions } from '../cases/storedDecisions.js';

type ExampleNeeds = Pick<Needs, 'stores' | 'rules'>;

/**
 * A stored case as a decision example: what the newest version makes of it, for a person to correct. A version is kept
 * for ever and a resident's words are not, so the example has the kinds of words that were found instead of the words.
 * @throws DomainError NOT_FOUND where the case, the rule set, or a decision of it about the case is not there
 */
export const exampleFromCase =
  (needs: ExampleNeeds) =>
  async ({ name, caseId }: { name: string; caseId: string }): Promise<DecisionExample> => {
    const ruleSet = ruleSetNamed(name);
    const state = found(await needs.stores.collection('cases').get(caseId), 'case', caseId);
    const stored = storedDecisions(state).findLast((decision) => decision.ruleSet === ruleSet);
    const { facts } = found(stored, 'decision', caseId);
    return { name: `案件 ${state.code}`, ...(await exampleOf(needs, ruleSet, facts)) };
  };

async function exampleOf(
  { rules }: ExampleNeeds,
  ruleSet: RuleSetName,
  facts: FactRecord,
): Promise<Pick<DecisionExample, 'facts' | 'expect'>> {
  const newest = await rules.newest(ruleSet);
  const decision = decideNamed(ruleSet, newest, facts);
  const parts: readonly string[] = partsOf(ruleSet);
  return {
    facts: telling(newest.content, decision.facts),
    expect: Object.fromEntries(Object.entries(decision).filter(([part]) => parts.includes(part))),
  };
}

/** The facts that are not as always. */
function telling({ facts: declared }: RuleContent, facts: FactRecord): Record<string, unknown> {
  const others = declared.filter(
    ({ name, default: usual }) => name !== 'text' && !isDeepStrictEqual(facts[name], usual),
  );
  return Object.fromEntries(others.map(({ name }) => [name, facts[name]]));
}
