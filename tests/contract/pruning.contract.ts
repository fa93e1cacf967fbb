/** What pruning promises over any store. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { VirtualClock } from '../../service/domain/virtualClock.js';
import { type EmbeddedEngine, openEmbeddedEngine } from '../../service/engine/embedded/engine.js';
import { RecordFeed } from '../../service/engine/zeebe/recordFeed.js';
import { RecordLog } from '../../service/engine/zeebe/sink/recordLog.js';
import { Projection } from '../../service/projections/projection.js';
import { pruneRecords } from '../../service/projections/pruneRecords.js';
import type { Stores } from '../../service/stores/port.js';
import { openMemoryDatabase } from '../../service/stores/sqlite/database.js';
import { GroupCommitWriter } from '../../service/stores/sqlite/writer.js';
import { reportedCase } from '../builders/case.js';
import { bpmn, flow } from '../builders/diagram.js';

const START = Date.UTC(2026, 2, 2, 1);
const DAY_MS = 24 * 3_600_000;
const DIAGRAM = bpmn(
  `<startEvent id="s"/>${flow('s -> handle')}<userTask id="handle"/>${flow('handle -> e')}<endEvent id="e"/>`,
);

/** `open` answers with an empty store; the engine has a database of its own. */
export function pruningContract(open: () => Promise<Stores>): void {
  describe('pruning records', () => {
    let clock: VirtualClock;
    let writer: GroupCommitWriter;
    let stores: Stores;
    let engine: EmbeddedEngine;
    let feed: RecordFeed;
    let projection: Projection;
    let log: RecordLog;
    beforeEach(async () => {
      clock = new VirtualClock(START);
      const database = openMemoryDatabase(START);
      writer = new GroupCommitWriter(database);
      stores = await open();
      log = new RecordLog(stores);
      engine = await openEmbeddedEngine({ writer, clock });
      engine.subscribe(new Map(), async (records) => {
        await log.append({ records, runs: [] });
      });
      feed = new RecordFeed({ log, clock, partitions: 1 });
      const source = { subscribe: feed.add.bind(feed), caughtUp: () => feed.caughtUp() };
      projection = new Projection({
        engine: source,
        stores,
        onTrouble: (error) => {
          throw error;
        },
      });
      await projection.start();
      await engine.deploy([{ name: 'p.bpmn', content: Buffer.from(DIAGRAM) }]);
      for (const id of ['over', 'running']) {
        await stores.collection('cases').insert(reportedCase({ id }));
        await engine.createInstance({ bpmnProcessId: 'p', variables: { caseId: id } });
        await told();
      }
      const [task] = await stores.collection('tasks').find({ where: { caseId: 'over' } });
      await engine.completeJob(task?.id ?? '', {});
      await told();
    });
    afterEach(async () => {
      await projection.close();
      await engine.close();
      await feed.close();
      await stores.close();
      writer.close();
    });

    async function told(): Promise<void> {
      await engine.quiet();
      await feed.caughtUp();
    }

    const views = async () => ({
      instances: await stores.collection('instances').find({ where: {} }),
      timeline: await stores.collection('timeline').find({ where: {} }),
      openTasks: await stores.collection('tasks').find({ where: { state: 'open' } }),
      cases: (await stores.collection('caseViews').find({ where: {} })).map((view) => ({ ...view, version: 0 })),
    });

    const instancesInLog = async () =>
      new Set(
        (await log.after(1, -1)).flatMap(({ valueType, key, value }) =>
          valueType === 'PROCESS_INSTANCE' && value.elementId === 'p' ? key : [],
        ),
      );

    it('leaves the records of a case alone until it has been over for long enough', async () => {
      clock.moveTo(START + 10 * DAY_MS);

      expect(await pruneRecords(stores, { before: START - 1 })).toBe(0);
    });

    it('takes away those of a case that is over, keeps those of one that runs, and the views can still be made again', async () => {
      // given
      clock.moveTo(START + 40 * DAY_MS);
      const [before, instances] = [await views(), await stores.collection('instances').find({ where: {} })];

      // when
      const gone = await pruneRecords(stores, { before: START + 10 * DAY_MS });

      // then
      expect(gone).toBeGreaterThan(20);
      expect([...(await instancesInLog())]).toEqual(
        instances.filter(({ caseId }) => caseId === 'running').map(({ id }) => id),
      );
      expect((await stores.collection('caseViews').get('over'))?.sealed).toBe(true);
      await projection.rebuild();
      const after = await views();
      expect(after.timeline).toEqual(before.timeline);
      expect(after.instances.map((one) => ({ ...one, version: 0 }))).toEqual(
        before.instances.map((one) => ({ ...one, version: 0 })),
      );
      expect(after.openTasks.map(({ id }) => id)).toEqual(before.openTasks.map(({ id }) => id));
      expect(after.cases.map((view) => ({ ...view, sealed: undefined }))).toEqual(before.cases);
    });

    it('still knows which records it has stored when all of them are gone', async () => {
      const sent = await log.after(1, -1);
      clock.moveTo(START + 40 * DAY_MS);
      const [task] = await stores.collection('tasks').find({ where: { caseId: 'running' } });
      await engine.completeJob(task?.id ?? '', {});
      await told();
      await pruneRecords(stores, { before: START + 60 * DAY_MS });

      await new RecordLog(stores).append({ records: sent, runs: [] });

      expect((await log.after(1, -1)).map(({ valueType }) => valueType)).toEqual(['PROCESS']);
    });
  });
}
