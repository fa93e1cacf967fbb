import { DomainError } from '../domain/errors.js';
import type { Localized } from '../domain/localized.js';

/** Something in a rule set that somebody has to look at. */
export interface Finding {
  /** refuse: the set is not published. warn: it is, and somebody should look. */
  severity: 'refuse' | 'warn';
  code: string;
  /** JSON path in the file. */
  path: string;
  /** What to write instead. */
  message: Localized;
}

export function refuse(code: string, path: string, message: Localized): Finding {
  return { severity: 'refuse', code, path, message };
}

export function warn(code: string, path: string, message: Localized): Finding {
  return { severity: 'warn', code, path, message };
}

/** Whether the set may be published. */
export function refuses(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'refuse');
}

/** The error of a rule set that something stands against. */
export const ruleSetInvalid = (findings: readonly Finding[], options?: ErrorOptions): DomainError =>
  new DomainError('RULE_SET_INVALID', { findings }, options);

/** The error of a rule set that is not written as rule sets are. */
export const misshapen = (path: string, message: Localized, options?: ErrorOptions): DomainError =>
  ruleSetInvalid([refuse('shape', path, message)], options);

/** What stands against a rule set, from an error that says so. Anything else is thrown on. */
export function findingsIn(error: unknown): readonly Finding[] {
  if (!(error instanceof DomainError) || error.code !== 'RULE_SET_INVALID') throw error;
  return error.facts.findings as readonly Finding[];
}
