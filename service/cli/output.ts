/** Where a command's answer goes. */
export function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Exit code 1: the answer is no; 2: wrong usage, or input that cannot be read. The reason goes to stderr. */
export function fail(exitCode: 1 | 2, reason?: string): void {
  process.exitCode = exitCode;
  if (reason !== undefined) process.stderr.write(`${reason}\n`);
}
