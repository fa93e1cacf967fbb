import { existsSync, readFileSync } from 'node:fs';
import { isObject, withoutMark } from '../../decisions/json.js';
import type { FactRecord } from '../../decisions/ruleSet.js';
import { DomainError } from '../../domain/errors.js';

/** What `--cases` asks for: so many cases, or the fact records of a file. */
export type CasesOption = { count: number } | { records: readonly FactRecord[] };

/** @throws DomainError FILE_UNREADABLE with the line that is no fact record */
export function readCasesOption(cases: string): CasesOption {
  if (/^\d+$/.test(cases)) return { count: Number(cases) };
  if (!existsSync(cases)) {
    const reason = 'write how many cases, or a file with one fact record as JSON per line';
    throw new DomainError('FILE_UNREADABLE', { file: cases, reason });
  }
  const lines = withoutMark(readFileSync(cases, 'utf8')).split('\n');
  const records = lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [recordIn(line, `${cases}, line ${index + 1}`)],
  );
  return { records };
}

function recordIn(line: string, file: string): FactRecord {
  try {
    const json = JSON.parse(line) as unknown;
    if (isObject(json)) return json;
  } catch {
    // The same answer as for JSON that is no object.
  }
  throw new DomainError('FILE_UNREADABLE', { file, reason: 'write one fact record as a JSON object' });
}
