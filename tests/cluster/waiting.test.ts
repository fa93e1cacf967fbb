import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from './database.js';
import { NodeProcess } from './nodeProcess.js';

describe('a node whose database is not there yet', () => {
  let folder: string;
  let database: Database;
  let node: NodeProcess;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shaodao-waiting-'));
    database = await Database.stopped(join(folder, 'database'));
    node = await NodeProcess.start({ database: database.url('waiting'), data: join(folder, 'data') });
  });
  afterEach(async () => {
    await node.kill();
    await database.kill();
    rmSync(folder, { recursive: true });
  });

  it('is alive, says what it waits for, and is ready once it has come', async () => {
    await node.answers(503, 'does not answer');
    expect((await fetch(`${node.address}/health/live`)).status).toBe(200);

    await database.start();

    await node.answers(200);
    expect((await fetch(`${node.address}/api/catalogue`)).status).toBe(200);
  });

  it('is not ready while its database is away, and is again when it is back', async () => {
    await database.start();
    await node.answers(200);

    await database.kill();
    await node.answers(503, 'STORE_UNREACHABLE');
    await database.start();

    await node.answers(200);
  });
});
