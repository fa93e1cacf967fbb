import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { ExportLine } from '../../service/application/moving/exportLine.js';
import { openStoresToRead } from '../../service/composition/stores.js';
import type { BrokerSettings } from '../../service/config.js';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/**
 * `shaodao import-data` in a process of its own, onto a broker, that is killed (SIGKILL) as soon as so many records of
 * the broker are stored.
 */
export async function importKilledAfter(
  records: number,
  { file, lines, data, broker }: { file: string; lines: readonly ExportLine[]; data: string; broker: BrokerSettings },
): Promise<void> {
  writeFileSync(file, gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join('')));
  const loader = here('../builders/typescriptLoader.mjs');
  const child = spawn(
    process.execPath,
    ['--import', loader, here('../../service/cli/shaodao.ts'), 'import-data', file],
    {
      env: {
        PATH: process.env['PATH'],
        SHAODAO_DATA: data,
        SHAODAO_ENGINE: 'zeebe',
        SHAODAO_ZEEBE_GATEWAY: broker.gateway,
        SHAODAO_ZEEBE_RECORDS_PORT: String(broker.recordsPort),
        SHAODAO_ZEEBE_RECORDS_SECRET: broker.recordsSecret,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let errors = '';
  child.stderr.on('data', (piece: Buffer) => (errors += piece.toString()));
  const ended = new Promise((settle) => child.once('close', settle));
  while ((await recordsIn(data)) < records) {
    if (child.exitCode !== null) throw new Error(`the import ended by itself: ${child.exitCode} ${errors}`);
    await pause(100);
  }
  child.kill('SIGKILL');
  await ended;
}

/** Of the broker's partitions; an import brings records of before along, as partition 0. */
async function recordsIn(data: string): Promise<number> {
  const stores = await openStoresToRead({ data });
  const batches = await stores.collection('records').find({ where: { partition: { gt: 0 } } });
  await stores.close();
  return batches.reduce((sum, { records }) => sum + records.length, 0);
}
