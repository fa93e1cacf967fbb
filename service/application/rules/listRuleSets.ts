import type { RuleSetList } from '../../contract/ruleSet.js';
import type { Needs } from '../needs.js';
import { shownVersions } from './shownRuleSet.js';

/** Every rule set with its versions, the newest first. */
export const listRuleSets = (needs: Pick<Needs, 'stores'>) => async (): Promise<RuleSetList> => {
  const sets = await needs.stores.collection('ruleSets').find({ where: {} });
  const items = sets.map(async ({ id, versions }) => ({
    name: id,
    versions: await shownVersions(needs, versions.toReversed()),
  }));
  return { items: await Promise.all(items) };
};
