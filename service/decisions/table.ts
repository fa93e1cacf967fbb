import type { z } from 'zod';
import { DomainError } from '../domain/errors.js';
import type { RuleContent } from './ruleContent.js';

/** A table of the rule set, in the shape that its rules need. Throws RULE_SET_INVALID with the JSON path of what is wrong. */
export function tableOf<T>({ tables }: RuleContent, name: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(tables[name]);
  if (result.success) return result.data;
  const findings = result.error.issues.map(({ path, message }) => ({
    path: ['$.tables', name, ...path.map(String)].join('.'),
    message,
  }));
  throw new DomainError('RULE_SET_INVALID', { findings });
}
