import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { ExportLine } from '../../application/moving/exportLine.js';
import { importLines, type ImportReport, type NotCarried } from '../../application/moving/importLines.js';
import { openForMove } from '../../composition/move.js';
import { DomainError } from '../../domain/errors.js';
import { systemClock } from '../../ops/systemClock.js';
import { fail, printLine } from '../output.js';
import { installationToMove, orRefused } from './installationToMove.js';
import { totalsTable } from './totalsTable.js';

/** Exit code 1 where something could not be carried: then nothing was imported. */
export function importFile(file: string, options: { data?: string; dryRun?: true; json?: true }): Promise<void> {
  return orRefused(async () => {
    const target = await openForMove(installationToMove(options), {
      clock: systemClock,
      onWaiting: (reason) => void process.stderr.write(`${reason}\n`),
    });
    try {
      const report = await importLines(() => linesOf(file), target, { dryRun: options.dryRun ?? false });
      printLine(options.json ? JSON.stringify(report) : told(report));
      if (report.notCarried.length > 0) fail(1);
    } finally {
      await target.close();
    }
  });
}

async function* linesOf(file: string): AsyncGenerator<ExportLine> {
  const unpacked = createReadStream(file)
    .on('error', (error) => unpacked.destroy(error))
    .pipe(createGunzip());
  let number = 0;
  try {
    for await (const text of createInterface({ input: unpacked, crlfDelay: Infinity })) {
      number += 1;
      yield ExportLine.parse(JSON.parse(text));
    }
  } catch (cause) {
    const reason = `line ${number}: ${cause instanceof Error ? cause.message.slice(0, 200) : String(cause)}`;
    throw new DomainError('FILE_UNREADABLE', { file, reason }, { cause });
  }
}

function told({ imported, notCarried, ...totals }: ImportReport): string {
  const lines = [totalsTable(totals), imported ? 'imported; counts and audit are the same' : 'nothing was imported'];
  if (notCarried.length > 0)
    lines.push(`${notCarried.length} running processes could not be carried:`, ...notCarried.map(toldOne));
  return lines.join('\n');
}

const toldOne = ({ caseId, process: name, elements, reason }: NotCarried): string =>
  `  case ${caseId ?? '-'}, ${name} at ${elements.join(', ')}: ${reason}`;
