import type { ExampleResult, RuleSetContent, RuleSetVersion } from '../../contract/ruleSet.js';
import type { ExampleResult as RunExample } from '../../decisions/examples.js';
import type { RuleContent } from '../../decisions/ruleContent.js';
import type { PublishedRules } from '../../stores/documents/ruleSet.js';
import type { Needs } from '../needs.js';
import { personNames } from '../tasks/shownTask.js';

/** What came over the wire, as the rules' own code knows it. */
export const contentOf = (name: string, { rules, conditions, ...others }: RuleSetContent): RuleContent => ({
  name,
  ruleSet: { rules, conditions },
  ...others,
});

export const shownContent = ({ ruleSet, facts, tables, examples }: RuleContent): RuleSetContent => ({
  rules: [...ruleSet.rules],
  conditions: { ...ruleSet.conditions },
  facts: [...facts],
  tables: { ...tables },
  examples: [...examples],
});

export const shownExamples = (examples: readonly RunExample[]): ExampleResult[] =>
  examples.map(({ name, ok, mismatches }) => ({ name, ok, mismatches: [...mismatches] }));

/** In the order in which they are given. */
export async function shownVersions(
  needs: Pick<Needs, 'stores'>,
  versions: readonly PublishedRules[],
): Promise<RuleSetVersion[]> {
  const people = await personNames(
    needs,
    versions.map(({ publishedBy }) => publishedBy),
  );
  return versions.map(({ number, publishedAt, publishedBy, reason }) => ({
    version: number,
    publishedAt,
    publishedBy: publishedBy === null ? null : people(publishedBy),
    reason,
  }));
}
