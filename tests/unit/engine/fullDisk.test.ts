import { describe, expect, it } from '@jest/globals';
import { VirtualClock } from '../../../service/domain/virtualClock.js';
import { openEmbeddedEngine } from '../../../service/engine/embedded/engine.js';
import type { AnyRecord } from '../../../service/engine/records.js';
import { openMemoryDatabase } from '../../../service/stores/sqlite/database.js';
import { GroupCommitWriter } from '../../../service/stores/sqlite/writer.js';
import { bpmn, flow, serviceTask } from '../../builders/diagram.js';
import { START } from '../../builders/engineRun.js';
import { filling } from '../../builders/filling.js';

const oneTask = bpmn(`<startEvent id="s"/>${flow('s->pay')}${serviceTask('pay')}${flow('pay->e')}<endEvent id="e"/>`);

/** An engine with one open job. */
async function engineOnAFillingDisk() {
  let isFull = false;
  const clock = new VirtualClock(START);
  const database = filling(openMemoryDatabase(START), () => isFull);
  const writer = new GroupCommitWriter(database);
  const engine = await openEmbeddedEngine({ writer, clock });
  await engine.deploy([{ name: 'p.bpmn', content: Buffer.from(oneTask) }]);
  await engine.createInstance({ bpmnProcessId: 'p', variables: {} });
  await engine.quiet();
  return {
    engine,
    fill: () => (isFull = true),
    makeRoom: () => (isFull = false),
    /** A second of the clock, and some turns of the machine. */
    passASecond: async () => {
      clock.moveTo(clock.now() + 1000);
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('an engine whose disk is full', () => {
  it('gives out a job again whose answer it could not keep, and keeps the next one', async () => {
    const { engine, fill, makeRoom, passASecond } = await engineOnAFillingDisk();
    const ended: AnyRecord[] = [];
    engine.subscribe(new Map(), (records) => {
      ended.push(...records.filter(({ valueType, intent }) => valueType === 'JOB' && intent === 'COMPLETED'));
      return Promise.resolve();
    });
    fill();
    engine.work({ type: 'pay', maxActive: 1, timeoutMs: 3000, handle: () => Promise.resolve({ complete: {} }) });
    await passASecond();
    expect(ended).toEqual([]);

    makeRoom();
    for (let seconds = 0; seconds < 4; seconds += 1) await passASecond();

    expect(ended).toHaveLength(1);
    await engine.close();
  });

  it('hands a batch that a subscriber cannot keep over again, after pauses', async () => {
    const { engine, passASecond } = await engineOnAFillingDisk();
    let tries = 0;
    engine.subscribe(new Map(), () => {
      tries += 1;
      return tries < 4 ? Promise.reject(new Error('no room')) : Promise.resolve();
    });
    await passASecond();
    const quickly = tries;

    // 1, 2 and 4 seconds
    for (let seconds = 0; seconds < 8; seconds += 1) await passASecond();

    expect(quickly).toBeLessThan(4);
    expect(tries).toBe(4);
    await engine.close();
  });
});
