import { z } from 'zod';
import { DomainError } from '../domain/errors.js';
import type { RuleEvent } from './ruleSet.js';

/** Why a rule fired, in words that a resident may read. */
export const Reason = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** What rules say, in the shape that their set understands. Throws RULE_SET_INVALID with what it does not. */
export function parseOutcomes<T extends object>(
  schema: z.ZodType<T>,
  events: readonly RuleEvent[],
): (T & { type: unknown })[] {
  return events.map(({ type, params }) => {
    const result = schema.safeParse(params);
    if (result.success) return { ...result.data, type };
    const findings = result.error.issues.map((issue) => ({
      path: `event ${JSON.stringify(type)}: $.params.${issue.path.join('.')}`,
      message: issue.message,
    }));
    throw new DomainError('RULE_SET_INVALID', { findings });
  });
}
