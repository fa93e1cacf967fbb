import { setImmediate } from 'node:timers/promises';
import type { CompareRuleSets, RuleSetComparison } from '../../contract/ruleSet.js';
import { compileNamed, ruleSetNamed } from '../../decisions/decider.js';
import { ruleChanges } from '../../decisions/ruleChanges.js';
import { compareCases } from './compareCases.js';
import type { Needs } from '../needs.js';
import { contentOf } from './shownRuleSet.js';

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
    const tally = await compareCases(needs, ruleSet, {
      before: old,
      after: other,
      range: { count: cases },
      onProgress: () => setImmediate(),
    });
    return {
      rules: ruleChanges(old.content, other.content),
      ...tally,
      differences: tally.differences.map(({ changes, ...of }) => ({ ...of, changes: [...changes] })),
    };
  };
