import { z } from 'zod';
import { DomainError } from '../domain/errors.js';
import { member } from './json.js';
import type { RuleEvent } from './ruleSet.js';

/** Why a rule fired, in words that a resident may read. */
export const Reason = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** What a rule says, in the shape that its set understands. Throws RULE_SET_INVALID with the JSON path of what it does not. */
export function parseOutcome<T extends object>(
  schema: z.ZodType<T>,
  { type, params }: RuleEvent,
  path: string,
): T & { type: unknown } {
  const result = schema.safeParse(params);
  if (result.success) return { ...result.data, type };
  const findings = result.error.issues.map((issue) => ({
    path: `${path}.params${issue.path.map(step).join('')}`,
    message: issue.message,
  }));
  throw new DomainError('RULE_SET_INVALID', { findings });
}

const step = (key: PropertyKey): string => (typeof key === 'number' ? `[${key}]` : member(String(key)));
