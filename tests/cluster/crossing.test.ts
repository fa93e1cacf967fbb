/** The demo county's running cases, taken from the embedded engine to a broker and back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportedLines } from '../../service/application/moving/exportedLines.js';
import type { ExportLine } from '../../service/application/moving/exportLine.js';
import { importLines } from '../../service/application/moving/importLines.js';
import { Staff } from '../../service/application/playing/staff.js';
import { composeService, type Service } from '../../service/compose.js';
import { openForMove } from '../../service/composition/move.js';
import type { BrokerSettings, Config } from '../../service/config.js';
import { isoInstant } from '../../service/domain/isoInstant.js';
import { createLogger } from '../../service/ops/logging.js';
import { systemClock } from '../../service/ops/systemClock.js';
import { seedIfNew } from '../../service/seed.js';
import type { Documents } from '../../service/stores/documents/collections.js';
import type { Stores } from '../../service/stores/port.js';
import { importKilledAfter } from './importProcess.js';
import { type RecordingBroker, startRecordingBroker } from './recordingBroker.js';
import { RECORDS_SECRET } from './simulationBroker.js';

/** Records of the broker; the whole county's running cases make several thousand. */
const HALF_WAY = 2000;

type Place = Pick<Config, 'data' | 'engine' | 'store'>;

describe('moving running cases onto a broker and back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-crossing-'));
  const log = createLogger('silent');
  const waiting = { clock: systemClock, onWaiting: () => undefined };
  const embedded = (name: string): Place => ({ data: join(folder, name), engine: 'embedded', store: 'sqlite' });
  let broker: RecordingBroker;
  let settings: BrokerSettings;
  let toBroker: Place;
  /** As the installation stood when it was exported: nobody looks at a broker's clock, so time goes on. */
  let before: Seen;
  let lines: ExportLine[];

  beforeAll(async () => {
    broker = await startRecordingBroker({ partitions: 2 });
    const { gateway } = broker.broker;
    settings = { gateway, recordsPort: broker.recordsPort, recordsSecret: RECORDS_SECRET };
    toBroker = { ...embedded('there'), engine: settings };
    await seedIfNew({ ...embedded('old'), port: 0, metricsToken: null, proxy: 'loopback' }, systemClock.now());
    await claimSomething(embedded('old'));
    before = await withService(embedded('old'), ({ needs }) => seen(needs.stores));
    lines = await exported(embedded('old'));
  });
  afterAll(async () => {
    await broker.close();
    rmSync(folder, { recursive: true });
  });

  async function exported(place: Place): Promise<ExportLine[]> {
    const source = await openForMove(place, waiting);
    const all: ExportLine[] = [];
    try {
      for await (const line of exportedLines({ ...source, at: isoInstant(systemClock.now(), 0) })) all.push(line);
    } finally {
      await source.close();
    }
    return all;
  }

  async function imported(all: readonly ExportLine[], place: Place, { dryRun = false } = {}) {
    const target = await openForMove(place, waiting);
    try {
      return await importLines(() => sent(all), target, { dryRun });
    } finally {
      await target.close();
    }
  }

  async function withService<T>(place: Place, work: (service: Service) => Promise<T>): Promise<T> {
    const service = await composeService(place, { clock: systemClock, log });
    try {
      await service.quiet();
      return await work(service);
    } finally {
      await service.close();
    }
  }

  async function claimSomething(place: Place): Promise<void> {
    await withService(place, async ({ needs: { stores } }) => {
      const tasks = await stores.collection('tasks').find({ where: { state: 'open' }, limit: 5 });
      for (const task of tasks) await stores.collection('tasks').save({ ...task, claimedBy: 'ducha' });
    });
  }

  it('says in a dry run that every one can be taken along, and writes nothing', async () => {
    const report = await imported(lines, toBroker, { dryRun: true });

    expect(before.running).toBeGreaterThan(60);
    expect(report).toMatchObject({ imported: false, notCarried: [] });
    expect(await documentsOf(toBroker)).toBe(0);
  });

  it('refuses to start on what an import has left half done, and an import that is run again ends it', async () => {
    // given: killed half way, and cut off where everything runs on the broker and the last thing is still to be compared
    await importKilledAfter(HALF_WAY, {
      file: join(folder, 'export.gz'),
      lines,
      data: toBroker.data,
      broker: settings,
    });
    await expect(composeService(toBroker, { clock: systemClock, log })).rejects.toMatchObject({
      code: 'IMPORT_UNFINISHED',
    });
    const target = await openForMove(toBroker, waiting);
    const cutOff = { ...target, stores: failing(target.stores) };
    await expect(importLines(() => sent(lines), cutOff, { dryRun: false })).rejects.toThrow('cut off');
    await target.close();
    await expect(composeService(toBroker, { clock: systemClock, log })).rejects.toMatchObject({
      code: 'IMPORT_UNFINISHED',
    });

    // when
    const report = await imported(lines, toBroker);

    // then
    expect(report).toMatchObject({ imported: true, notCarried: [], audit: auditOf(lines) });
  }, 900_000);

  it('goes on at the same elements, with the same tasks, claims and due dates, and each case once', async () => {
    const after = await withService(toBroker, async (service) => {
      const shown = await seen(service.needs.stores);
      await service.projection.rebuild();
      expect(await seen(service.needs.stores)).toEqual(shown);
      return shown;
    });

    expectSame(after, before);
  });

  it('takes a case that came from elsewhere to its end', async () => {
    await withService(toBroker, async ({ needs }) => {
      const [view] = await needs.stores
        .collection('caseViews')
        .find({ where: { stage: 'check', status: 'open' }, limit: 1 });
      const staff = new Staff(needs, {
        people: await needs.stores.collection('people').find({ where: {} }),
        quiet: () => needs.engine.caughtUp(),
      });
      const caseId = view?.id ?? '';

      await staff.work(caseId, ({ element }) => (element === 'check' ? { passed: true } : undefined));

      while ((await needs.stores.collection('cases').get(caseId))?.status !== 'closed') await needs.engine.caughtUp();
    });
  });

  it('comes back to the embedded engine', async () => {
    // given
    const there = await withService(toBroker, ({ needs }) => seen(needs.stores));
    const returning = await exported(toBroker);

    // when
    const report = await imported(returning, embedded('back'));

    // then
    expect(report).toMatchObject({ imported: true, notCarried: [], audit: auditOf(returning) });
    expectSame(await withService(embedded('back'), ({ needs }) => seen(needs.stores)), there);
  });

  async function documentsOf(place: Place): Promise<number> {
    const opened = await openForMove(place, waiting);
    const counts = await Promise.all(
      (['cases', 'tasks', 'counters', 'records'] as const).map((name) => opened.stores.collection(name).count({})),
    );
    await opened.close();
    return counts.reduce((sum, count) => sum + count, 0);
  }
});

type Seen = Awaited<ReturnType<typeof seen>>;

/** What people see, without the engine's keys. */
async function seen(stores: Stores) {
  const tasks = await stores.collection('tasks').find({ where: {} });
  const views = await stores.collection('caseViews').find({ where: {} });
  const instances = await stores.collection('instances').find({ where: {} });
  const timeline = await stores.collection('timeline').find({ where: {} });
  return {
    running: instances.filter(({ state, parent }) => state === 'active' && parent === null).length,
    tasks: sorted(tasks.map(taskSeen)),
    cases: sorted(
      views.map(({ id, stage, status, colour, tier, holders, openTasks, instances: all }) => [
        id,
        stage,
        status,
        colour,
        tier,
        holders,
        openTasks.length,
        all.length,
      ]),
    ),
    instances: sorted(
      instances.map(({ caseId, processId, processVersion, state, active, passed, incidents }) => [
        caseId,
        processId,
        processVersion,
        state,
        active.map(({ element, since }) => [element, since]),
        passed,
        incidents.length,
      ]),
    ),
    timeline: sorted(timeline.map(({ caseId, at, kind, text, by, detail }) => [caseId, at, kind, text, by, detail])),
  };
}

const taskSeen = ({
  caseId,
  element,
  state,
  organisations,
  assignee,
  claimedBy,
  createdAt,
  dueAt,
  feedback,
}: Documents['tasks']) => [caseId, element, state, organisations, assignee, claimedBy, createdAt, dueAt, feedback];

const sorted = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

/** Cases go on by themselves: a deadline that passes meanwhile makes a few of them differ, and only those. */
function expectSame(after: Seen, expected: Seen): void {
  const gone = caseIdsOf(expected, after);
  expect(gone.size).toBeLessThan(5);
  for (const part of ['tasks', 'cases', 'instances', 'timeline'] as const) {
    const without = (rows: readonly string[]) =>
      rows.filter((row) => !gone.has(String((JSON.parse(row) as unknown[])[0])));
    expect(without(after[part])).toEqual(without(expected[part]));
  }
}

const auditOf = (all: readonly ExportLine[]): string =>
  all.flatMap((line) => ('audit' in line ? [line.audit] : [])).join();

/** Its mark cannot be taken away, as if the machine had stopped there. */
function failing(stores: Stores): Stores {
  return {
    ...stores,
    writesAtOnce: stores.writesAtOnce,
    files: stores.files,
    write: (batch) => stores.write(batch),
    close: () => stores.close(),
    collection(name) {
      const collection = stores.collection(name);
      if (name !== 'counters') return collection;
      return new Proxy(collection, {
        get: (of, key: keyof typeof collection) =>
          key === 'remove' ? () => Promise.reject(new Error('cut off')) : of[key].bind(of),
      });
    },
  };
}

async function* sent(all: readonly ExportLine[]): AsyncGenerator<ExportLine> {
  for (const line of all) yield await Promise.resolve(line);
}

/** Cases with a timer that came due between two looks: their instances have passed something more. */
function caseIdsOf(expected: Seen, after: Seen): Set<string> {
  const old = new Set(expected.instances);
  return new Set(
    after.instances.filter((row) => !old.has(row)).map((row) => String((JSON.parse(row) as unknown[])[0])),
  );
}
