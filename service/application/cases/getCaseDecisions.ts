import type { CaseDecisions, Explanation as ShownExplanation } from '../../contract/explanation.js';
import { type Explanation, explain } from '../../decisions/explain.js';
import type { Names } from '../../decisions/leafWords.js';
import type { Actor } from '../people/actor.js';
import { allow } from '../people/allow.js';
import { itemNamesInForce } from '../county/catalogue.js';
import { countyNow, organisationNames } from '../county/county.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';
import { mayRead } from '../policies/case.js';
import { type StoredDecision, storedDecisions } from './storedDecisions.js';

/**
 * Why the rules decided as they did: by the versions that decided, so the same answer today and in a year.
 * @throws DomainError NOT_FOUND, NOT_ALLOWED
 */
export const getCaseDecisions =
  (needs: Pick<Needs, 'stores' | 'rules' | 'clock'>) =>
  async (actor: Actor, { id }: { id: string }): Promise<CaseDecisions> => {
    const state = found(await needs.stores.collection('cases').get(id), 'case', id);
    allow(mayRead(actor, { state, county: await countyNow(needs) }), 'getCaseDecisions');
    const [triaged] = await needs.stores.collection('timeline').find({
      where: { caseId: id, kind: { in: ['decided', 'handedOn'] } },
      sort: { by: 'at', order: 'desc' },
      limit: 1,
    });
    const names = await itemNamesInForce(needs.stores);
    const nameOf = await organisationNames(needs);
    const items = storedDecisions(state).map(async (stored) => ({
      ...shownExplanation(await explained(needs, stored, names)),
      organisation:
        stored.organisation === null ? null : { id: stored.organisation, name: nameOf(stored.organisation) },
      at: stored.at ?? triaged?.at ?? null,
    }));
    return { items: await Promise.all(items) };
  };

async function explained(
  { rules }: Pick<Needs, 'rules'>,
  { ruleSet, version, facts }: StoredDecision,
  names: Names,
): Promise<Explanation> {
  return explain(ruleSet, { rules: await rules.at(ruleSet, version), facts, names });
}

const shownExplanation = (explanation: Explanation): ShownExplanation => ({
  ...explanation,
  rules: explanation.rules.map((rule) => ({ ...rule, because: [...rule.because] })),
  nearMisses: [...explanation.nearMisses],
  plain: [...explanation.plain],
});
