import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../service/domain/clock.js';
import { openEmbeddedEngine } from '../service/engine/embedded/engine.js';
import type { EmbeddedEngine } from '../service/engine/embedded/engine.js';
import { systemClock } from '../service/ops/systemClock.js';
import type { Database } from '../service/stores/sqlite/connection.js';
import { openDataFolder } from '../service/stores/sqlite/database.js';
import { GroupCommitWriter } from '../service/stores/sqlite/writer.js';

export interface BenchEngine {
  readonly engine: EmbeddedEngine;
  readonly database: Database;
  readonly close: () => Promise<void>;
}

/** The engine as the service opens it: on disk, with group commit and fsync. */
export async function openBenchEngine(folder: string, clock: Clock = systemClock): Promise<BenchEngine> {
  const opened = openDataFolder(folder, clock.now());
  const writer = new GroupCommitWriter(opened.database, { disk: opened.disk });
  const engine = await openEmbeddedEngine({ writer, clock });
  return {
    engine,
    database: opened.database,
    async close() {
      await engine.close();
      writer.close();
      opened.close();
    },
  };
}

/** A folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Bytes that the engine has written into its log so far: what others have to write for a fair comparison. */
export function bytesLogged(database: Database): number {
  return database.prepare<{ bytes: number }>('select sum(length(body)) bytes from event_log').get()?.bytes ?? 0;
}
