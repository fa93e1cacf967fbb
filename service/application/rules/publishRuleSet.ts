import type { PublishRuleSet, RuleSetVersion } from '../../contract/ruleSet.js';
import { examineDraft } from '../../decisions/gate.js';
import { DomainError } from '../../domain/errors.js';
import type { Actor } from '../people/actor.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';
import { contentOf, shownExamples, shownVersions } from './shownRuleSet.js';
import { type NewVersion, storeRules } from './storeRules.js';

type PublishNeeds = Pick<Needs, 'stores' | 'clock'>;

/** Publishes a draft as the next version: the next case is decided by it, decided ones keep theirs. */
export const publishRuleSet =
  (needs: PublishNeeds) =>
  (actor: Actor, { name, content, base, reason }: PublishRuleSet & { name: string }): Promise<RuleSetVersion> =>
    publishRules(needs, { content: contentOf(name, content), base, reason, by: actor.id });

/** @throws DomainError CHANGED_MEANWHILE, NOT_FOUND, RULE_SET_INVALID with all that the gate found */
export async function publishRules(needs: PublishNeeds, draft: NewVersion): Promise<RuleSetVersion> {
  const { publishable, findings, examples, agreement } = await examineDraft(draft.content);
  if (!publishable) {
    throw new DomainError('RULE_SET_INVALID', {
      findings,
      examples: shownExamples(examples.filter(({ ok }) => !ok)),
      differences: agreement.differences,
    });
  }
  const [version] = await shownVersions(needs, [await storeRules(needs, draft)]);
  return found(version, 'version', draft.content.name);
}
