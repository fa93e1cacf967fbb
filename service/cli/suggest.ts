import type { Command } from 'commander';
import type { Suggestion } from '../suggestion/suggest.js';
import { inputLines } from './inputLines.js';
import { fail, printLine } from './output.js';

/** `shaodao suggest`: departments and a catalogue item for texts that stand on stdin, one {"text"} per line. */
export function addSuggest(program: Command): void {
  program
    .command('suggest')
    .description('suggest department and catalogue item for the words of reports (stdin: one {"text"} per line)')
    .option('--json', 'one line of JSON per report: {"departments", "item"} or {"ask": true}')
    .action(async ({ json }: { json?: true }) => {
      const { suggest } = await import('../suggestion/suggest.js');
      for await (const { number, line } of inputLines(process.stdin)) {
        const text = textIn(line);
        if (text === null) {
          // Answered too, so that answers stay beside their reports; the exit code tells.
          const error = `line ${number}: write {"text": "…"}`;
          fail(2, error);
          printLine(json ? JSON.stringify({ error }) : error);
          continue;
        }
        const suggestion = suggest(text);
        if (json) printLine(JSON.stringify(suggestion === null ? { ask: true } : withoutIds(suggestion)));
        else printLine(suggestion === null ? 'ask a person' : inWords(suggestion));
      }
    });
}

function textIn(line: string): string | null {
  try {
    const json = JSON.parse(line) as unknown;
    return typeof json === 'object' && json !== null && 'text' in json && typeof json.text === 'string'
      ? json.text
      : null;
  } catch {
    return null;
  }
}

function withoutIds({ departments, item }: Suggestion): unknown {
  const shown = departments.map(({ name, confidence, words }) => ({ name, confidence: rounded(confidence), words }));
  return { departments: shown, item };
}

function inWords({ departments, item }: Suggestion): string {
  const named = departments.map(
    ({ name, confidence, words }) => `${name} ${rounded(confidence)} (${words.join(', ')})`,
  );
  return [...named, ...(item === null ? [] : [`目录: ${item.name}`])].join('; ');
}

function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}
