import type { z } from 'zod';
import { type FieldIssue, inputInvalid } from '../domain/inputInvalid.js';
import { fieldWords } from './fieldWords.js';

/**
 * Parses what came over the wire, once: inside, types are true.
 * @throws DomainError INPUT_INVALID with the path of every wrong or unknown field, said in both languages
 */
export function validated<S extends z.ZodType>(schema: S, value: unknown, where: string): z.output<S> {
  // Only with its input does an issue tell a field that is missing from one of the wrong type.
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw inputInvalid(result.error.issues.flatMap((issue) => issuesOf(issue, where)));
}

function issuesOf(issue: z.core.$ZodIssue, where: string): FieldIssue[] {
  const path = [where, ...issue.path.map(String)];
  const message = fieldWords(issue);
  if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), message }];
  return issue.keys.map((key) => ({ path: [...path, key].join('.'), message }));
}
