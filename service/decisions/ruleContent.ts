import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FactDeclaration } from './facts.js';
import type { RuleSet } from './ruleSet.js';

/** A decision example: facts, and what must come out of them. */
export const DecisionExample = z.strictObject({
  name: z.string().min(1),
  facts: z.record(z.string(), z.unknown()),
  expect: z.record(z.string(), z.unknown()),
});
export type DecisionExample = z.infer<typeof DecisionExample>;

/** All that one rule set of ours consists of. Plain JSON, so that a version can be stored whole. */
export interface RuleContent {
  name: string;
  ruleSet: RuleSet;
  facts: readonly FactDeclaration[];
  /** The other tables by name: matrix, clocks, keywords. */
  tables: Readonly<Record<string, unknown>>;
  examples: readonly DecisionExample[];
}

/** Says which rules, facts and tables decided: equal content, equal version. Examples do not count. */
export function versionOf({ ruleSet, facts, tables }: RuleContent): string {
  return createHash('sha256').update(JSON.stringify({ ruleSet, facts, tables })).digest('hex').slice(0, 12);
}
