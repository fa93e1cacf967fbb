import { z } from 'zod';
import { member } from './json.js';
import type { RuleEvent } from './ruleSet.js';
import { parsedBy } from './schemaFindings.js';

/** Why a rule fired, in words that a resident may read. */
export const Reason = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** What a rule says, in the shape that its set understands. Throws RULE_SET_INVALID with the JSON path of what it does not. */
export function parseOutcome<T extends object>(
  schema: z.ZodType<T>,
  { type, params }: RuleEvent,
  path: string,
): T & { type: unknown } {
  const pathOf = (steps: readonly PropertyKey[]) => `${path}.params${steps.map(step).join('')}`;
  return { ...parsedBy(schema, params, { code: 'outcome', pathOf }), type };
}

const step = (key: PropertyKey): string => (typeof key === 'number' ? `[${key}]` : member(String(key)));
