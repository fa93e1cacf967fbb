import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completeTask } from '../../service/application/tasks/completeTask.js';
import { reportCase } from '../../service/application/cases/reportCase.js';
import { composeService, type Service } from '../../service/compose.js';
import type { BrokerSettings } from '../../service/config.js';
import { DomainError } from '../../service/domain/errors.js';
import type { AnyRecord } from '../../service/engine/records.js';
import { createLogger } from '../../service/ops/logging.js';
import { systemClock } from '../../service/ops/systemClock.js';
import type { TaskDocument } from '../../service/stores/documents/task.js';
import { Broker } from './broker.js';
import { Database } from './database.js';
import { freePorts } from './freePorts.js';
import { type Order, personFor, reportNumbered } from './order.js';
import { viewsOf } from './views.js';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

describe('the cluster', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-faults-'));
  let database: Database;
  let broker: Broker;
  let settings: BrokerSettings;
  let node: Service;
  const records: AnyRecord[] = [];

  beforeAll(async () => {
    const [recordsPort = 0] = await freePorts(1);
    const recordsSecret = 'only-for-these-tests';
    database = await Database.start(join(folder, 'database'));
    broker = await Broker.start({
      folder: join(folder, 'broker'),
      records: { url: `http://127.0.0.1:${recordsPort}`, user: 'zeebe', password: recordsSecret },
    });
    settings = { gateway: broker.gateway, recordsPort, recordsSecret };
    node = await composeService(
      { data: join(folder, 'node'), engine: settings, store: { url: database.url('faults') } },
      { clock: systemClock, log: createLogger('silent') },
    );
    node.needs.engine.subscribe(new Map(), (batch) => {
      records.push(...batch);
      return Promise.resolve();
    });
  });
  afterAll(async () => {
    await node.close();
    await broker.stop();
    await database.kill();
    rmSync(folder, { recursive: true });
  });

  const cases = () => node.needs.stores.collection('cases').find({ where: {} });
  const outboxes = async () => (await cases()).flatMap(({ outbox }) => outbox);
  const openTasks = () => node.needs.stores.collection('tasks').find({ where: { state: 'open' } });

  it('has every accepted case once, wherever a node dies while it accepts it', async () => {
    // given
    const orders: Order[] = [];
    for (let afterWrites = 0; ; afterWrites += 1) {
      const order: Order = { kind: 'report', idempotencyKey: `r${afterWrites}`, report: reportNumbered(afterWrites) };
      orders.push(order);
      if (!(await dies(order, afterWrites))) break;
    }
    // when
    for (const order of orders) if (order.kind === 'report') await reportCase(node.needs)(null, order);
    await until(async () => (await outboxes()).length === 0 && (await openTasks()).length >= orders.length);
    // then
    expect(orders.length).toBeGreaterThanOrEqual(8);
    expect((await cases()).map(({ report }) => report.text).sort()).toEqual(orders.map(textOf).sort());
    expect(startedFor(records).sort()).toEqual((await cases()).map(({ id }) => id).sort());
    const told = await node.needs.stores.collection('timeline').find({ where: { kind: 'reported' } });
    expect(told.map(({ caseId }) => caseId).sort()).toEqual((await cases()).map(({ id }) => id).sort());
  });

  it('completes every task once, wherever a node dies while it completes it', async () => {
    // given
    const tasks = await openTasks();
    const orders: Order[] = [];
    for (const [afterWrites, task] of tasks.entries()) {
      const order = completionOf(task);
      orders.push(order);
      if (!(await dies(order, afterWrites))) break;
    }
    // when
    for (const order of orders) await again(order);
    await until(async () => (await outboxes()).length === 0 && orders.every((order) => jobsDone(order).length > 0));
    // then
    expect(orders.length).toBeGreaterThanOrEqual(6);
    expect(orders.map((order) => jobsDone(order).length)).toEqual(orders.map(() => 1));
    const done = await node.needs.stores.collection('timeline').find({ where: { kind: 'taskDone' } });
    expect(done).toHaveLength(orders.length);
  });

  it('loses nothing and does nothing twice when the database is killed under load', async () => {
    // given
    const before = (await cases()).length;
    const reports = Array.from({ length: 20 }, (_, number) => ({
      idempotencyKey: `db${number}`,
      report: reportNumbered(1000 + number),
    }));
    // when
    const accepted = Promise.all(reports.map((input) => insisted(() => reportCase(node.needs)(null, input))));
    await pause(1500);
    await database.kill();
    await pause(3000);
    await database.start();
    await accepted;
    await until(async () => (await outboxes()).length === 0 && startedFor(records).length === before + reports.length);
    // then
    expect(await cases()).toHaveLength(before + reports.length);
    expect(new Set(startedFor(records)).size).toBe(before + reports.length);
  });

  it('shows what a rebuild from the records shows', async () => {
    await until(async () => (await outboxes()).length === 0 && (await isShown()));
    const shown = await viewsOf(node.needs.stores);

    await node.projection.rebuild();

    // The broker's records come to the projection by and by.
    await until(async () => isDeepStrictEqual(await viewsOf(node.needs.stores), shown)).catch(() => undefined);
    expect(await viewsOf(node.needs.stores)).toEqual(shown);
  });

  /** Whether nothing has happened for a while and the views have all of it. */
  async function isShown(): Promise<boolean> {
    const last = records.length;
    await pause(4000);
    const watermarks = await node.needs.stores.collection('watermarks').find({ where: {} });
    const reached = Math.max(...watermarks.map(({ position }) => position));
    return records.length === last && reached === records.at(-1)?.position;
  }

  /** Whether the node died over it; it may also have managed it. */
  function dies(order: Order, afterWrites: number): Promise<boolean> {
    const duty = { database: database.url('faults'), broker: { ...settings, recordsPort: 0 }, order, afterWrites };
    const loader = here('../builders/typescriptLoader.mjs');
    const child = spawn(process.execPath, ['--import', loader, here('dyingNode.ts'), JSON.stringify(duty)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    return new Promise((resolve, reject) => {
      child.once('close', (code, signal) => {
        if (signal === 'SIGKILL') resolve(true);
        else if (code === 0) resolve(false);
        else reject(new Error(`the node ended with ${code}: ${errors}`));
      });
    });
  }

  /** What somebody does who got no answer: the same again. */
  async function again(order: Order): Promise<void> {
    if (order.kind !== 'complete') return;
    try {
      await completeTask(node.needs)(personFor(order.organisation), order);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'TASK_GONE') throw error;
    }
  }

  const jobsDone = (order: Order) =>
    records.filter(
      ({ valueType, intent, key }) =>
        order.kind === 'complete' && valueType === 'JOB' && intent === 'COMPLETED' && key === order.key,
    );
});

const textOf = (order: Order) => (order.kind === 'report' ? order.report.text : '');

/** The case of every whistle that was started. */
const startedFor = (records: readonly AnyRecord[]): string[] =>
  records.flatMap((record) =>
    record.valueType === 'VARIABLE' &&
    record.intent === 'CREATED' &&
    record.value.name === 'caseId' &&
    record.value.bpmnProcessId === 'whistle' &&
    record.value.scopeKey === record.value.processInstanceKey
      ? [JSON.parse(record.value.value) as string]
      : [],
  );

function completionOf(task: TaskDocument): Order {
  const organisation = (task.organisations[0] ?? '').split('/')[0] ?? '';
  return { kind: 'complete', key: task.id, organisation, variables: { outcome: 'done', reason: '已清运' } };
}

/** A client that tries again until it is answered. */
async function insisted<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'STORE_UNREACHABLE') throw error;
      await pause(500);
    }
  }
}

const LONGEST_MS = 90_000;

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = systemClock.now() + LONGEST_MS;
  while (!(await holds())) {
    if (systemClock.now() > end) throw new Error(`still not so after ${LONGEST_MS / 1000} s: ${holds.toString()}`);
    await pause(500);
  }
}
