import type { z } from 'zod';
import { DomainError } from '../domain/errors.js';

/**
 * Parses what came over the wire, once: inside, types are true.
 * @throws DomainError INPUT_INVALID with the path of every wrong or unknown field
 */
export function validated<S extends z.ZodType>(schema: S, value: unknown, where: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new DomainError('INPUT_INVALID', { issues: result.error.issues.flatMap((issue) => issuesOf(issue, where)) });
}

function issuesOf(issue: z.core.$ZodIssue, where: string): { path: string; message: string }[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [where, ...path, key].join('.'), message: 'there is no such field' }));
  }
  return [{ path: [where, ...path].join('.'), message: issue.message }];
}
