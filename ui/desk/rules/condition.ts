import { z } from 'zod';

/** One comparison. `value` may name another fact: {fact}. */
export interface Comparison {
  fact: string;
  operator: string;
  value: unknown;
}

/** What the form can show and change; anything else that json-rules-engine knows is edited as JSON. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { condition: string }
  | Comparison;

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition) }),
    z.strictObject({ any: z.array(Condition) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ condition: z.string() }),
    z.strictObject({ fact: z.string(), operator: z.string(), value: z.unknown() }),
  ]),
);

export const conditionKinds = ['all', 'any', 'not', 'condition', 'comparison'] as const;
export type ConditionKind = (typeof conditionKinds)[number];

export function kindOf(condition: Condition): ConditionKind {
  if ('all' in condition) return 'all';
  if ('any' in condition) return 'any';
  if ('not' in condition) return 'not';
  return 'condition' in condition ? 'condition' : 'comparison';
}

/** The conditions inside a group; a single one counts as a group of itself. */
export function partsOf(condition: Condition): Condition[] {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'not' in condition ? [condition.not] : [condition];
}

/** The same meaning in another form as far as there is one: a group keeps its parts, a single condition goes inside. */
export function asKind(
  condition: Condition,
  kind: ConditionKind,
  fresh: { named: string; comparison: Comparison },
): Condition {
  const parts = partsOf(condition);
  switch (kind) {
    case 'all':
      return { all: parts };
    case 'any':
      return { any: parts };
    case 'not':
      return { not: parts.length === 1 && parts[0] !== undefined ? parts[0] : { any: parts } };
    case 'condition':
      return { condition: fresh.named };
    case 'comparison':
      return fresh.comparison;
  }
}
