import type { Command } from 'commander';
import type { Attempt } from '../feel/attempt.js';
import { inputLines } from './inputLines.js';
import { fail, printLine } from './output.js';

interface Options {
  readonly json?: true;
  readonly now?: string;
}

/** `shaodao feel`: tries expressions, one a line, and answers each with one line in the same order. */
export function addFeel(program: Command): void {
  program
    .command('feel')
    .description('evaluate FEEL expressions from standard input as the workflow engine does')
    .addHelpText('after', EXAMPLE)
    .option('--json', 'print {"result": …} or {"error": "…"} instead of text with warnings')
    .option('--now <time>', 'the clock of now() and today(), for example 2026-12-01T09:30:00+08:00')
    .action(answerLines);
}

const EXAMPLE = `
Each line is a JSON object; the expression stands without its leading "=":
  echo '{"expression": "amount > 5", "context": {"amount": 7}}' | shaodao feel --json`;

async function answerLines(options: Options): Promise<void> {
  const { systemClock } = await import('../ops/systemClock.js');
  const now = options.now === undefined ? systemClock.now() : Date.parse(options.now);
  if (Number.isNaN(now)) {
    fail(2, `--now ${options.now ?? ''} is no time. Write it as in 2026-12-01T09:30:00+08:00.`);
    return;
  }
  const answer = await answerer(now);
  const show = options.json ? asJson : asText;
  for await (const { number, line } of inputLines(process.stdin)) {
    const answered = answer(line);
    // Answered too, so that answers stay beside their lines; the exit code tells.
    if ('unreadable' in answered) fail(2, `line ${number}: ${answered.error}`);
    printLine(show(answered));
  }
}

/** `unreadable`: the line asks for nothing. */
type Answer = Attempt | { readonly error: string; readonly warnings: readonly string[]; readonly unreadable: true };

async function answerer(now: number): Promise<(line: string) => Answer> {
  const { attempt } = await import('../feel/attempt.js');
  const { readLine } = await import('./feelLine.js');
  return (line) => {
    try {
      return attempt(readLine(line), now);
    } catch (error) {
      if (error instanceof SyntaxError) return { error: error.message, warnings: [], unreadable: true };
      throw error;
    }
  };
}

/** Built by hand, because a JavaScript number would lose digits of a 64-bit integer. */
function asJson(answer: Answer): string {
  return 'outcome' in answer ? `{"result": ${answer.outcome.json}}` : JSON.stringify({ error: answer.error });
}

function asText(answer: Answer): string {
  const { warnings } = 'outcome' in answer ? answer.outcome : answer;
  const first = 'outcome' in answer ? answer.outcome.json : `error: ${answer.error}`;
  return [first, ...warnings.map((warning) => `  ${warning}`)].join('\n');
}
