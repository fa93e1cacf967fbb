/**
 * A million instances that wait for a timer each: what they weigh, how the time of a command grows with them, how long a
 * start takes, how fast they fire when all are due: `npm run bench:waiting` (another number: `-- 200000`).
 * Memory and start are measured in a process of their own, on the folder that this one has filled.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { VirtualClock } from '../service/domain/virtualClock.js';
import { inFolder, openBenchEngine } from './benchEngine.js';
import { waiting } from './diagrams.js';
import { fromMany, measure, tell } from './measure.js';
import type { Measured } from './measure.js';
import { taskRunner } from './oneTask.js';

const FEW = 10_000;
const BEGIN = Date.UTC(2026, 2, 2);
const DAY_MS = 86_400_000;
const CALLERS = 1000;
const PROBES = 20_000;

const [first = '1000000', folderToOpen] = process.argv.slice(2);
const MANY = Number(first);
if (folderToOpen === undefined) await fill();
else await open(folderToOpen);

async function fill(): Promise<void> {
  await inFolder(async (folder) => {
    const { engine, close } = await openBenchEngine(folder, new VirtualClock(BEGIN));
    await engine.deploy([{ name: 'waiting.bpmn', content: Buffer.from(waiting) }]);
    const run = await taskRunner(engine, 1);
    const create = (count: number) =>
      fromMany(CALLERS, count, () => engine.createInstance({ bpmnProcessId: 'waiting', variables: {} }));
    const probe = () => measure(2 * PROBES, () => run(PROBES));
    await create(FEW);
    await probe(); // to warm up
    const atFew = await probe();
    const creating = await measure(MANY - FEW, () => create(MANY - FEW));
    const atMany = await probe();
    const heapMB = process.memoryUsage().heapUsed / 2 ** 20;
    await close();
    const growth = atMany.cpuMicrosecondsEach / atFew.cpuMicrosecondsEach;
    tell({ waiting: MANY, creating, commands: { atFew, atMany, growth }, heapMB, opened: openApart(folder) });
  });
}

interface Opened {
  startMilliseconds: number;
  residentMB: number;
  heapBytesPerInstance: number;
  timers: Measured;
  residentMBAfterTimers: number;
}

function openApart(folder: string): Opened {
  const program = [...process.execArgv, fileURLToPath(import.meta.url), String(MANY), folder];
  const { stdout, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8' });
  if (stderr !== '') process.stderr.write(stderr);
  return JSON.parse(stdout) as Opened; // written by open
}

async function open(folder: string): Promise<void> {
  const clock = new VirtualClock(BEGIN);
  const heapBefore = process.memoryUsage().heapUsed;
  const began = performance.now();
  const { engine, close } = await openBenchEngine(folder, clock);
  await engine.createInstance({ bpmnProcessId: 'waiting', variables: {} });
  const startMilliseconds = performance.now() - began;
  const { rss, heapUsed } = process.memoryUsage();
  const timers = await measure(MANY + 1, async () => {
    clock.moveTo(BEGIN + DAY_MS);
    await engine.quiet();
  });
  const after = process.memoryUsage().rss;
  await close();
  const found: Opened = {
    startMilliseconds,
    residentMB: rss / 2 ** 20,
    heapBytesPerInstance: (heapUsed - heapBefore) / MANY,
    timers,
    residentMBAfterTimers: after / 2 ** 20,
  };
  process.stdout.write(JSON.stringify(found));
}
