import type { Totals } from '../../application/moving/tally.js';

/** What was counted, a line each, for the terminal. */
export function totalsTable({ counts, audit }: Totals): string {
  const width = Math.max(...Object.keys(counts).map((name) => name.length), 0);
  const lines = Object.entries(counts).map(([name, count]) => `${name.padEnd(width)}  ${count}`);
  return [...lines, `audit ${audit}`].join('\n');
}
