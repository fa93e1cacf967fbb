import { jest } from '@jest/globals';
import { Command } from 'commander';
import { errorSentence } from '../../../service/errorSentence.js';

interface Run {
  out: string;
  err: string;
  /** What the process would end with; undefined: as it should. */
  exitCode: number | string | null | undefined;
}

/** Runs a command of `shaodao` in this process, with nothing printed. `add` puts it into the command line. */
export async function runCommand(words: readonly string[], ...add: ((program: Command) => void)[]): Promise<Run> {
  process.exitCode = undefined;
  const out = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const program = new Command().exitOverride();
  for (const one of add) one(program);
  const refusal = await program.parseAsync(words, { from: 'user' }).then(
    () => undefined,
    (error: unknown) => errorSentence(error),
  );
  const said = (spy: typeof out) => spy.mock.calls.map(([text]) => String(text)).join('');
  const exitCode = refusal === undefined ? process.exitCode : 2;
  const run = { out: said(out), err: said(err) + (refusal ?? ''), exitCode };
  process.exitCode = undefined;
  jest.restoreAllMocks();
  return run;
}
