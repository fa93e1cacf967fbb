import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { BrokerSettings } from '../../service/config.js';
import { Broker } from './broker.js';
import { Database } from './database.js';
import { freePorts } from './freePorts.js';
import { NodeProcess } from './nodeProcess.js';
import { RECORDS_SECRET } from './simulationBroker.js';

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

describe('a node whose broker is not there yet', () => {
  let folder: string;
  let broker: Broker;
  let settings: BrokerSettings;
  let node: NodeProcess;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shaodao-waiting-'));
    const [recordsPort = 0] = await freePorts(1);
    const records = { url: `http://127.0.0.1:${recordsPort}`, user: 'zeebe', password: RECORDS_SECRET };
    broker = await Broker.stopped({ folder: join(folder, 'broker'), records });
    settings = { gateway: broker.gateway, recordsPort, recordsSecret: RECORDS_SECRET };
    node = await NodeProcess.start({ data: join(folder, 'data'), broker: settings });
  });
  afterEach(async () => {
    await node.kill();
    await broker.stop();
    rmSync(folder, { recursive: true });
  });

  it('is alive, says what it waits for, is ready once it has come, and stays so when it goes away', async () => {
    await node.answers(503, `the Zeebe broker at ${broker.gateway} does not answer`);
    expect((await fetch(`${node.address}/health/live`)).status).toBe(200);

    await broker.start();
    await node.answers(200);
    await broker.kill();

    // What the broker cannot take now waits in the outbox: a report is taken all the same.
    await node.answers(200);
    const report = { text: '井盖不见了', itemId: 'manhole-missing', gridId: 'shuimen-3' };
    const answer = await fetch(`${node.address}/api/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(report),
    });
    expect(answer.status).toBe(201);
  });

  it('says so where the broker sends its records with another password', async () => {
    await node.kill();
    const another = { ...settings, recordsSecret: 'unknown-to-the-exporter' };
    node = await NodeProcess.start({ data: join(folder, 'data'), broker: another });

    await broker.start();

    await node.answers(200, 'SHAODAO_ZEEBE_RECORDS_SECRET');
  });
});
