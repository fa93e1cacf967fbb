import { isDeepStrictEqual } from 'node:util';
import type { DecisionExample } from './ruleContent.js';
import type { FactRecord } from './ruleSet.js';

export interface ExampleResult {
  name: string;
  ok: boolean;
  /** What came out otherwise than the example says. */
  mismatches: readonly { field: string; expected: unknown; actual: unknown }[];
}

/** An example names only the fields that it is about. */
export function runExample(example: DecisionExample, decide: (facts: FactRecord) => object): ExampleResult {
  const decision = new Map(Object.entries(decide(example.facts)));
  const mismatches = Object.entries(example.expect).flatMap(([field, expected]) => {
    const actual = decision.get(field) as unknown;
    return isDeepStrictEqual(actual, expected) ? [] : [{ field, expected, actual }];
  });
  return { name: example.name, ok: mismatches.length === 0, mismatches };
}
