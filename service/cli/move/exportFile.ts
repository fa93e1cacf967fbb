import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { exportedLines } from '../../application/moving/exportedLines.js';
import type { ExportLine } from '../../application/moving/exportLine.js';
import type { Totals } from '../../application/moving/tally.js';
import { openForMove } from '../../composition/move.js';
import { isoInstant } from '../../domain/isoInstant.js';
import { systemClock } from '../../ops/systemClock.js';
import { printLine } from '../output.js';
import { installationToMove, orRefused } from './installationToMove.js';
import { totalsTable } from './totalsTable.js';

export function exportFile(file: string, options: { data?: string; json?: true }): Promise<void> {
  return orRefused(async () => {
    const source = await openForMove(installationToMove(options), { clock: systemClock, onWaiting: sayWaiting });
    try {
      const lines = exportedLines({ ...source, at: isoInstant(systemClock.now(), 0) });
      const totals = await written(lines, file);
      printLine(options.json ? JSON.stringify(totals) : totalsTable(totals));
    } finally {
      await source.close();
    }
  });
}

async function written(lines: AsyncIterable<ExportLine>, file: string): Promise<Totals> {
  let totals: Totals = { counts: {}, audit: '' };
  async function* texts() {
    for await (const line of lines) {
      if ('counts' in line) totals = line;
      yield `${JSON.stringify(line)}\n`;
    }
  }
  // An export of yesterday is not written over.
  await pipeline(Readable.from(texts()), createGzip(), createWriteStream(file, { flags: 'wx', mode: 0o600 }));
  return totals;
}

function sayWaiting(reason: string): void {
  process.stderr.write(`${reason}\n`);
}
