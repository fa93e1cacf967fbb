import type { Finding } from '../../decisions/finding.js';
import { printLine } from '../output.js';

/** As they stand in JSON: one language, as in every other message of the command line. */
export const plainFindings = (findings: readonly Finding[]) =>
  findings.map(({ severity, code, path, message }) => ({ severity, code, path, message: message.en }));

export function printFindings(findings: readonly Finding[]): void {
  for (const { severity, path, message, code } of findings) printLine(`${severity}  ${path}  ${message.en} (${code})`);
}

/** All of them as one line, for where one error is told. */
export const sentencesOf = (findings: readonly Finding[]): string =>
  findings.map(({ path, message }) => `${path}: ${message.en}`).join('; ');
