import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from './database.js';
import { freePorts } from './freePorts.js';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

describe('a node whose database is not there yet', () => {
  let folder: string;
  let database: Database;
  let service: ChildProcess;
  let address: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shaodao-waiting-'));
    database = await Database.stopped(join(folder, 'database'));
    const [port = 0] = await freePorts(1);
    address = `http://127.0.0.1:${port}`;
    const loader = here('../builders/typescriptLoader.mjs');
    service = spawn(process.execPath, ['--import', loader, here('../../service/main.ts')], {
      env: {
        PATH: process.env['PATH'],
        SHAODAO_PORT: String(port),
        SHAODAO_DATA: join(folder, 'data'),
        SHAODAO_STORE: 'mongo',
        SHAODAO_MONGO_URL: database.url('waiting'),
      },
      stdio: 'ignore',
    });
  });
  afterEach(async () => {
    service.kill('SIGKILL');
    await database.kill();
    rmSync(folder, { recursive: true });
  });

  it('is alive, says what it waits for, and is ready once it has come', async () => {
    await answered(503, 'does not answer');
    expect((await fetch(`${address}/health/live`)).status).toBe(200);

    await database.start();

    await answered(200);
    expect((await fetch(`${address}/api/catalogue`)).status).toBe(200);
  });

  it('is not ready while its database is away, and is again when it is back', async () => {
    await database.start();
    await answered(200);

    await database.kill();
    await answered(503, 'STORE_UNREACHABLE');
    await database.start();

    await answered(200);
  });

  /** Waits until readiness is this, with these words. */
  async function answered(status: number, words = ''): Promise<void> {
    let last = 'nothing';
    for (let tries = 0; tries < 240; tries += 1) {
      const answer = await fetch(`${address}/health/ready`).catch(() => undefined);
      last = answer ? `${answer.status} ${await answer.text()}` : 'nothing';
      if (answer?.status === status && last.includes(words)) return;
      await pause(500);
    }
    throw new Error(`never answered ${status} ${words}, at last ${last}`);
  }
});
