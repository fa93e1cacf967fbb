import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completeTask } from '../../service/application/tasks/completeTask.js';
import { reportCase } from '../../service/application/cases/reportCase.js';
import { composeService, type Service } from '../../service/compose.js';
import { DomainError } from '../../service/domain/errors.js';
import { createLogger } from '../../service/ops/logging.js';
import { systemClock } from '../../service/ops/systemClock.js';
import { Broker } from './broker.js';
import { Database } from './database.js';
import { freePorts } from './freePorts.js';
import { personFor, reportNumbered } from './order.js';
import { viewsOf } from './views.js';

const SKEW_MS = 120_000;
const CASES = 12;

describe('two whole nodes on one broker and one database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-nodes-'));
  let database: Database;
  let broker: Broker;
  let nodes: [Service, Service];

  beforeAll(async () => {
    const [recordsPort = 0, otherPort = 0] = await freePorts(2);
    const recordsSecret = 'only-for-these-tests';
    database = await Database.start(join(folder, 'database'));
    broker = await Broker.start({
      folder: join(folder, 'broker'),
      records: { url: `http://127.0.0.1:${recordsPort}`, user: 'zeebe', password: recordsSecret },
    });
    const ahead = {
      now: () => systemClock.now() + SKEW_MS,
      wake: (at: number, callback: () => void) => systemClock.wake(at - SKEW_MS, callback),
    };
    const open = (port: number, clock: typeof systemClock) =>
      composeService(
        {
          data: join(folder, 'node'),
          engine: { gateway: broker.gateway, recordsPort: port, recordsSecret },
          store: { url: database.url('nodes') },
        },
        { clock, log: createLogger('silent') },
      );
    // At the same moment: both lay out the county, once.
    nodes = await Promise.all([open(recordsPort, systemClock), open(otherPort, ahead)]);
  });
  afterAll(async () => {
    for (const node of nodes) await node.close();
    await broker.stop();
    await database.kill();
    rmSync(folder, { recursive: true });
  });

  it('lay out one county, though both start on an empty database', async () => {
    const [{ needs }] = nodes;

    expect(await needs.stores.collection('processes').count({ processVersion: { gt: 1 } })).toBe(0);
    expect(await needs.stores.collection('people').count({})).toBeGreaterThan(10);
    expect(await needs.stores.collection('counters').get('first start')).toMatchObject({ value: 1 });
  });

  it('share the work: each case is accepted by one, gone on with by the other, and both show the same', async () => {
    // given
    const [one, other] = nodes;
    const { stores } = one.needs;
    const open = () => stores.collection('tasks').find({ where: { state: 'open', element: 'levelHandle' } });
    // when
    await Promise.all(
      Array.from({ length: CASES }, (_, number) =>
        reportCase((number % 2 === 0 ? one : other).needs)(null, { report: reportNumbered(number) }),
      ),
    );
    await until(async () => (await open()).length === CASES);
    const tasks = await open();
    await Promise.all(
      tasks.flatMap(({ id, organisations }) => nodes.map((node) => finished(node, id, organisations[0]))),
    );
    // then
    await until(
      async () => (await stores.collection('tasks').count({ state: 'completed', element: 'levelHandle' })) === CASES,
    );
    await until(() => isStill(stores));
    expect(await stores.collection('cases').count({})).toBe(CASES);
    const done = await stores.collection('timeline').find({ where: { kind: 'taskDone' } });
    expect(done.map(({ caseId }) => caseId).sort()).toEqual(tasks.map(({ caseId }) => caseId).sort());
    const shown = await viewsOf(stores);
    await other.projection.rebuild();
    await until(async () => (await isStill(stores)) && isDeepStrictEqual(await viewsOf(stores), shown));
  });
});

/** Both nodes hear of it at once: one of them finishes it, for the other it is gone or held. */
async function finished(node: Service, key: string, group = ''): Promise<void> {
  const person = personFor(group.split('/')[0] ?? '');
  try {
    await completeTask(node.needs)(person, { key, variables: { outcome: 'done', reason: '已清运' } });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'TASK_GONE') throw error;
  }
}

async function isStill(stores: Service['needs']['stores']): Promise<boolean> {
  const before = await viewsOf(stores);
  await pause(3000);
  return isDeepStrictEqual(await viewsOf(stores), before);
}

const LONGEST_MS = 120_000;

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = systemClock.now() + LONGEST_MS;
  while (!(await holds())) {
    if (systemClock.now() > end) throw new Error(`still not so after ${LONGEST_MS / 1000} s: ${holds.toString()}`);
    await pause(500);
  }
}
