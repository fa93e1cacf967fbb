/** Something in a rule set that somebody has to look at. */
export interface Finding {
  /** refuse: the set is not published. warn: it is, and somebody should look. */
  severity: 'refuse' | 'warn';
  code: string;
  /** JSON path in the file. */
  path: string;
  /** What to write instead. */
  message: string;
}

export function refuse(code: string, path: string, message: string): Finding {
  return { severity: 'refuse', code, path, message };
}

export function warn(code: string, path: string, message: string): Finding {
  return { severity: 'warn', code, path, message };
}

/** Whether the set may be published. */
export function refuses(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'refuse');
}
