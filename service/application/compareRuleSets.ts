import type { CompareRuleSets, RuleSetComparison } from '../contract/ruleSet.js';
import { changesBetween } from '../decisions/comparison.js';
import { compileNamed, type RuleSetName, type RulesByName, ruleSetNamed } from '../decisions/decider.js';
import { ruleChanges } from '../decisions/ruleChanges.js';
import type { Needs } from './needs.js';
import { contentOf } from './shownRuleSet.js';
import { storedDecisions } from './storedDecisions.js';

type CompareNeeds = Pick<Needs, 'stores' | 'rules'>;

/** Which rules differ, and which of the last stored cases would come out otherwise. Throws NOT_FOUND, RULE_SET_INVALID. */
export const compareRuleSets =
  (needs: CompareNeeds) =>
  async ({ name, before, after, cases }: CompareRuleSets & { name: string }): Promise<RuleSetComparison> => {
    const ruleSet = ruleSetNamed(name);
    const old = await needs.rules.at(ruleSet, String(before));
    const other =
      typeof after === 'number'
        ? await needs.rules.at(ruleSet, String(after))
        : compileNamed(ruleSet, contentOf(name, after), 'draft');
    return {
      rules: ruleChanges(old.content, other.content),
      ...(await changedCases(needs, ruleSet, { before: old, after: other, cases })),
    };
  };

async function changedCases<N extends RuleSetName>(
  { stores }: CompareNeeds,
  ruleSet: N,
  { cases, ...versions }: { before: RulesByName[N]; after: RulesByName[N]; cases: number },
): Promise<Omit<RuleSetComparison, 'rules'>> {
  const changesOf = changesBetween(ruleSet, versions);
  const newest = await stores
    .collection('cases')
    .find({ where: {}, sort: { by: 'report.at', order: 'desc' }, limit: cases });
  const byField: Record<string, number> = {};
  let decided = 0;
  const differences = newest.flatMap((state) => {
    const stored = storedDecisions(state).filter((decision) => decision.ruleSet === ruleSet);
    if (stored.length > 0) decided++;
    const changes = stored.flatMap(({ facts }) => changesOf(facts));
    for (const field of new Set(changes.map(({ field }) => field))) byField[field] = (byField[field] ?? 0) + 1;
    return changes.length === 0 ? [] : [{ caseId: state.id, code: state.code, changes }];
  });
  return { cases: decided, changed: differences.length, byField, differences };
}
