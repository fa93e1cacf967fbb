import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '../../../service/domain/virtualClock.js';
import { type EmbeddedEngine, openEmbeddedEngine } from '../../../service/engine/embedded/engine.js';
import type { AnyRecord } from '../../../service/engine/records.js';
import { Projection } from '../../../service/projections/projection.js';
import type { Documents } from '../../../service/stores/documents/collections.js';
import { openMemoryDatabase } from '../../../service/stores/sqlite/database.js';
import type { Stores } from '../../../service/stores/port.js';
import { SqliteStores } from '../../../service/stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from '../../../service/stores/sqlite/writer.js';
import { reportedCase } from '../../builders/case.js';

const START = Date.UTC(2026, 2, 2, 1);
const diagram = readFileSync(new URL('./projection.test.bpmn', import.meta.url));

describe('projection', () => {
  let folder: string;
  let writer: GroupCommitWriter;
  let stores: SqliteStores;
  let engine: EmbeddedEngine;
  let projection: Projection;
  let clock: VirtualClock;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shaodao-projection-'));
    const database = openMemoryDatabase(START);
    writer = new GroupCommitWriter(database);
    stores = new SqliteStores({ database, writer, folder });
    clock = new VirtualClock(START);
    engine = await openEmbeddedEngine({ writer, clock });
    projection = new Projection({ engine, stores, onTrouble: unexpected });
    await projection.start();
    await engine.deploy([{ name: 'duty.bpmn', content: diagram }]);
    for (const id of ['c1', 'c2']) {
      await stores.collection('cases').insert(reportedCase({ id }));
      await engine.createInstance({ bpmnProcessId: 'duty', variables: { caseId: id, department: 'housing' } });
    }
    await engine.quiet();
  });
  afterEach(async () => {
    await engine.close();
    await projection.close();
    writer.close();
    rmSync(folder, { recursive: true });
  });

  const tasksOf = (caseId: string) => stores.collection('tasks').find({ where: { caseId } });
  const viewOf = (caseId: string) => stores.collection('caseViews').get(caseId);
  const only = async (caseId: string) => {
    const [task] = (await tasksOf(caseId)).filter(({ state }) => state === 'open');
    if (!task) throw new Error('an open task was expected');
    return task;
  };

  it('makes a task of a user task, with what the diagram says about it and what the case is about', async () => {
    expect(await only('c1')).toMatchObject({
      element: 'acknowledge',
      name: { zh: '签收', en: 'Acknowledge' },
      stage: 'dispatch',
      tier: null,
      state: 'open',
      organisations: ['housing', 'housing/lead'],
      formKey: 'remark',
      dueAt: Date.parse('2026-03-03T09:00:00+08:00'),
      caseCode: '20260302-c1',
      matter: '路灯不亮',
    });
  });

  it('shows where a case stands and who holds it', async () => {
    expect(await viewOf('c1')).toMatchObject({
      stage: 'dispatch',
      stageName: { zh: '派单', en: 'Dispatch' },
      holders: ['housing'],
      status: 'reported',
    });
  });

  it('follows the process to the next task, and to its end', async () => {
    await engine.completeJob((await only('c1')).id, {});
    await engine.caughtUp();
    expect(await only('c1')).toMatchObject({ element: 'handle', stage: 'handling' });

    await engine.completeJob((await only('c1')).id, {});
    await engine.caughtUp();

    expect((await tasksOf('c1')).map(({ state }) => state)).toEqual(['completed', 'completed']);
    expect(await viewOf('c1')).toMatchObject({ stage: 'handling', holders: [] });
    const [instance] = await stores.collection('instances').find({ where: { caseId: 'c1' } });
    expect(instance).toMatchObject({ state: 'completed', active: [] });
    expect(instance?.passed).toEqual(expect.arrayContaining(['start', 'acknowledge', 'handle', 'toHandle', 'end']));
  });

  it('withdraws the open tasks of an instance that is cancelled', async () => {
    const { id, processInstanceKey } = await only('c1');

    await engine.cancelInstance(processInstanceKey);
    await engine.caughtUp();

    expect(await stores.collection('tasks').get(id)).toMatchObject({ state: 'withdrawn', endedAt: START });
    expect(await viewOf('c1')).toMatchObject({ holders: [] });
  });

  it('tells the resident what the diagram says, in order', async () => {
    await engine.completeJob((await only('c1')).id, {});
    await engine.caughtUp();

    const entries = await stores
      .collection('timeline')
      .find({ where: { caseId: 'c1', open: true }, sort: { by: 'at', order: 'asc' } });

    expect(entries.map(({ text }) => text.en).sort()).toEqual(['Accepted', 'Being handled']);
  });

  it('lists an incident with the element where it sits, until it is resolved', async () => {
    const { id } = await only('c1');
    await engine.failJob(id, { retries: 0, message: 'no line' });
    await engine.caughtUp();
    const [stuck] = await stores.collection('instances').find({ where: { caseId: 'c1' } });
    expect(stuck?.incidents).toMatchObject([{ element: 'acknowledge', type: 'JOB_NO_RETRIES', message: 'no line' }]);
    expect(await stores.collection('tasks').get(id)).toMatchObject({ state: 'failed' });

    await engine.updateJobRetries(id, 1);
    await engine.resolveIncident(stuck?.incidents[0]?.key ?? '');
    await engine.caughtUp();

    expect(await stores.collection('tasks').get(id)).toMatchObject({ state: 'open' });
    expect((await stores.collection('instances').find({ where: { caseId: 'c1' } }))[0]?.incidents).toEqual([]);
  });

  it('keeps the claim and the feedback of a task that records go on changing', async () => {
    const task = await only('c1');
    const feedback = [{ at: 1, by: 'li', text: 'on my way', files: [] }];
    await stores.collection('tasks').save({ ...task, claimedBy: 'li', feedback });

    await engine.completeJob(task.id, {});
    await engine.caughtUp();

    expect(await stores.collection('tasks').get(task.id)).toMatchObject({
      claimedBy: 'li',
      feedback,
      state: 'completed',
    });
  });

  it('makes the same views again from the records, and keeps what people wrote into them', async () => {
    const task = await only('c1');
    await stores.collection('tasks').save({ ...task, claimedBy: 'li' });
    await engine.completeJob(task.id, {});
    await engine.cancelInstance((await only('c2')).processInstanceKey);
    await engine.caughtUp();
    const before = await views();

    await projection.rebuild();

    expect(await views()).toEqual(before);
    expect(before.tasks).toHaveLength(3);
  });

  it('makes views again that were cut off while they were made again', async () => {
    // given
    await engine.completeJob((await only('c1')).id, {});
    await engine.caughtUp();
    const before = await views();
    await projection.close();
    let left = 1;
    const dying = failing(stores, () => (left -= 1) < 0);
    const cutOff = new Projection({ engine, stores: dying, onTrouble: unexpected });
    await expect(cutOff.rebuild()).rejects.toThrow('no store');
    expect(await views()).not.toEqual(before);
    // when
    const next = new Projection({ engine, stores, onTrouble: unexpected });
    await next.start();
    await engine.caughtUp();
    // then
    expect(await views()).toEqual(before);
    await next.close();
  });

  it('says that it cannot follow, stops nobody, and tries again after pauses that grow', async () => {
    // given
    await projection.close();
    let isBroken = true;
    const troubles: unknown[] = [];
    const slow = new Projection({
      engine,
      stores: failing(stores, () => isBroken),
      onTrouble: (error) => troubles.push(error),
    });
    await slow.start();
    const { id } = await only('c1');
    // when
    await engine.completeJob(id, {});
    await engine.caughtUp();
    // then
    expect(slow.trouble).toBe('no store');
    expect(troubles).toHaveLength(1);
    expect((await stores.collection('tasks').get(id))?.state).toBe('open');
    for (const [seconds, tries] of [
      [0.9, 1],
      [0.2, 2],
      [1.5, 2],
      [1, 3],
    ] as const) {
      clock.moveTo(clock.now() + seconds * 1000);
      await engine.quiet();
      expect(troubles).toHaveLength(tries);
    }
    // and when it is mended
    isBroken = false;
    clock.moveTo(clock.now() + 60_000);
    await engine.quiet();
    expect(slow.trouble).toBeUndefined();
    expect((await stores.collection('tasks').get(id))?.state).toBe('completed');
    await slow.close();
  });

  it('changes nothing when records come again, in whatever portions', async () => {
    await engine.completeJob((await only('c1')).id, {});
    await engine.caughtUp();
    const before = await views();
    const records: AnyRecord[] = [];
    const recorder = engine.subscribe(new Map(), (batch) => {
      records.push(...batch);
      return Promise.resolve();
    });
    await engine.caughtUp();
    await recorder.close();

    for (const size of [1, 7, records.length]) {
      const again = new Projection({
        engine: { ...engine, subscribe: inPortions(records, size) },
        stores,
        onTrouble: unexpected,
      });
      await again.start();
      await again.close();
    }

    expect(await views()).toEqual(before);
  });

  /** Everything that is shown, without the counts of writes. */
  async function views() {
    const shown = async (name: 'tasks' | 'instances' | 'caseViews' | 'timeline' | 'processes') =>
      (await stores.collection(name).find({ where: {} })).map((document: Documents[typeof name]) => ({
        ...document,
        version: 0,
      }));
    return {
      tasks: await shown('tasks'),
      instances: await shown('instances'),
      caseViews: await shown('caseViews'),
      timeline: await shown('timeline'),
      processes: await shown('processes'),
    };
  }
});

const unexpected = (error: unknown): never => {
  throw error;
};

/** The store, that does not write while it is broken. */
function failing(stores: SqliteStores, isBroken: () => boolean): Stores {
  return {
    writesAtOnce: true,
    collection: (name) => stores.collection(name),
    write: (batch) => (isBroken() ? Promise.reject(new Error('no store')) : stores.write(batch)),
    files: stores.files,
    close: () => stores.close(),
  };
}

/** An engine's stream as another engine might cut it. */
function inPortions(records: readonly AnyRecord[], size: number): EmbeddedEngine['subscribe'] {
  return (_after, apply) => {
    const done = (async () => {
      for (let from = 0; from < records.length; from += size) await apply(records.slice(from, from + size));
    })();
    return { close: () => done };
  };
}
