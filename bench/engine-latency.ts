/**
 * How long one command to complete a job takes from its acceptance to its commit, at 1,000 such commands a second that
 * come when they come, not when the one before is done: `npm run bench:latency`.
 */
import { fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inFolder, openBenchEngine } from './benchEngine.js';
import { PAYLOAD, tasksInARow } from './diagrams.js';
import { fromMany, percentile, tell } from './measure.js';

const PER_SECOND = 1000;
const SECONDS = 20;
const COMMANDS = PER_SECOND * SECONDS;

await inFolder(async (folder) => {
  const fsync = fsyncMilliseconds(folder);
  const { engine, close } = await openBenchEngine(folder);
  await engine.deploy([{ name: 'row.bpmn', content: Buffer.from(tasksInARow('row', 1)) }]);
  const jobs: string[] = [];
  const subscription = engine.subscribe(new Map(), (records) => {
    for (const { valueType, intent, key } of records) if (valueType === 'JOB' && intent === 'CREATED') jobs.push(key);
    return Promise.resolve();
  });
  await fromMany(500, COMMANDS, () => engine.createInstance({ bpmnProcessId: 'row', variables: PAYLOAD }));
  await engine.quiet();
  await subscription.close();
  const milliseconds = await completeAtRate(jobs, (key) => engine.completeJob(key, { done: true }));
  await close();
  tell({
    commandsPerSecond: PER_SECOND,
    milliseconds: {
      median: percentile(milliseconds, 0.5),
      p99: percentile(milliseconds, 0.99),
      longest: Math.max(...milliseconds),
    },
    fsyncMilliseconds: fsync,
  });
});

/** The time counts from when a command was due, so that one that had to wait for its sending does not look fast. */
async function completeAtRate(jobs: readonly string[], complete: (key: string) => Promise<void>): Promise<number[]> {
  const began = performance.now();
  const underWay: Promise<number>[] = [];
  while (underWay.length < jobs.length) {
    const due = Math.min(jobs.length, Math.floor(((performance.now() - began) * PER_SECOND) / 1000));
    for (const key of jobs.slice(underWay.length, due)) {
      const at = began + (underWay.length * 1000) / PER_SECOND;
      underWay.push(complete(key).then(() => performance.now() - at));
    }
    await pause(1);
  }
  return Promise.all(underWay);
}

/** What the disk needs for a page: the target holds where this is 2 ms at most. */
function fsyncMilliseconds(folder: string): { median: number; p99: number } {
  const file = openSync(join(folder, 'fsync'), 'w');
  const page = Buffer.alloc(4096);
  const each = Array.from({ length: 200 }, (_none, place) => {
    writeSync(file, page, 0, page.length, place * page.length);
    const began = performance.now();
    fdatasyncSync(file);
    return performance.now() - began;
  });
  return { median: percentile(each, 0.5), p99: percentile(each, 0.99) };
}
