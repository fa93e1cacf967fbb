import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from '@jest/globals';
import { addFeel } from '../../../service/cli/feel.js';
import { addSuggest } from '../../../service/cli/suggest.js';
import { runCommand } from './commandRun.js';

const stdin = Object.getOwnPropertyDescriptor(process, 'stdin') ?? {};
afterEach(() => {
  Object.defineProperty(process, 'stdin', stdin);
});

/** Runs a command that reads its questions from standard input. */
async function run(command: 'feel' | 'suggest', input: string) {
  Object.defineProperty(process, 'stdin', { configurable: true, value: Readable.from([input]) });
  const { out, ...rest } = await runCommand([command, '--json'], addFeel, addSuggest);
  const answers = out.trim().split('\n');
  return { answers: answers.map((line) => JSON.parse(line) as object), ...rest };
}

describe('a command that answers lines', () => {
  it('takes an expression that fails for an answer', async () => {
    const { answers, exitCode } = await run('feel', '\uFEFF{"expression":"1+"}\n{"expression":"1+1"}\n');

    expect(answers).toEqual([{ error: expect.any(String) }, { result: 2 }]);
    expect(exitCode).toBeUndefined();
  });

  it.each([
    ['feel', '{"expression":"1+1"}'],
    ['suggest', '{"text":"路灯坏了"}'],
  ] as const)('answers a line that it cannot read, goes on, and exits with 2 (%s)', async (command, line) => {
    const { answers, err, exitCode } = await run(command, `${line}\n{bad\n{"n":1}\n${line}\n`);

    expect(answers.map((answer) => 'error' in answer)).toEqual([false, true, true, false]);
    expect(err).toMatch(/^line 2: .*\nline 3: /);
    expect(exitCode).toBe(2);
  });
});
