import type { FieldIssue } from '../domain/inputInvalid.js';

/** What came cannot be taken apart at all: the parser's own words stand behind ours. */
export function unreadable(path: string, error: unknown): FieldIssue {
  const reason = error instanceof Error ? error.message : '';
  return { path, message: { zh: `内容无法读取（${reason}）`, en: `cannot be read (${reason})` } };
}
