/**
 * Durable one-task instances from start to end, beside bare SQLite that commits the same bytes in groups of the same
 * size. One run, one machine, one ratio: `npm run bench:engine`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedEngine } from '../service/engine/embedded/engine.js';
import { systemClock } from '../service/ops/systemClock.js';
import type { Database } from '../service/stores/sqlite/connection.js';
import { openDataFolder } from '../service/stores/sqlite/database.js';
import { GroupCommitWriter } from '../service/stores/sqlite/writer.js';

const INSTANCES = 20_000;
const WARM_UP = 2_000;
/** Callers at once: as many as share a commit, twice, so that a group is always full. */
const CLIENTS = 1000;
const GROUP = 500;
/** About 700 bytes, as in Camunda's own one-task measurement. */
const VARIABLES = { businessKey: 'case-0123456789', payload: 'x'.repeat(650) };

const diagram = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="bench">
  <process id="one" isExecutable="true">
    <startEvent id="s"/><sequenceFlow id="f1" sourceRef="s" targetRef="a"/>
    <serviceTask id="a"><extensionElements><zeebe:taskDefinition type="work"/></extensionElements></serviceTask>
    <sequenceFlow id="f2" sourceRef="a" targetRef="e"/><endEvent id="e"/>
  </process>
</definitions>`;

const folder = mkdtempSync(join(tmpdir(), 'shaodao-bench-'));
const opened = openDataFolder(folder, systemClock.now());
try {
  const engine = await measureEngine(opened.database);
  const bare = measureBare(opened.database, bytesPerInstance(opened.database));
  const shown = { engine, bareSqlite: bare, ratio: engine.perSecond / bare.perSecond };
  process.stdout.write(`${JSON.stringify(shown, rounded, 2)}\n`);
} finally {
  opened.close();
  rmSync(folder, { recursive: true });
}

interface Measured {
  perSecond: number;
  cpuMicrosecondsEach: number;
}

async function measureEngine(database: Database): Promise<Measured> {
  const writer = new GroupCommitWriter(database);
  const engine = await openEmbeddedEngine({ database, writer, clock: systemClock });
  await engine.deploy([{ name: 'one.bpmn', content: Buffer.from(diagram) }]);
  let done = 0;
  let whenDone = () => {};
  engine.work({
    type: 'work',
    maxActive: 2 * CLIENTS,
    timeoutMs: 60_000,
    handle: () => {
      done += 1;
      if (done === WARM_UP || done === WARM_UP + INSTANCES) whenDone();
      return Promise.resolve({ complete: {} });
    },
  });
  const run = async (count: number) => {
    const handled = new Promise<void>((resolve) => (whenDone = resolve));
    let left = count;
    const client = async () => {
      while (left > 0) {
        left -= 1;
        await engine.createInstance({ bpmnProcessId: 'one', variables: VARIABLES });
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    await handled;
    await engine.quiet();
  };
  await run(WARM_UP);
  const measured = await timed(INSTANCES, () => run(INSTANCES));
  await engine.close();
  writer.close();
  return measured;
}

/** What the engine's log holds of one instance, and its state, which is written and removed again. */
function bytesPerInstance(database: Database): number {
  const sum = database.prepare<{ bytes: number }>('select sum(length(body)) bytes from event_log').get()?.bytes ?? 0;
  return Math.round(sum / (INSTANCES + WARM_UP)) + JSON.stringify(VARIABLES).length;
}

function measureBare(database: Database, bytes: number): Measured {
  database.exec('create table bare (id integer primary key, body text)');
  const insert = database.prepare('insert into bare (body) values (?)');
  const body = 'x'.repeat(bytes);
  const began = performance.now();
  const cpu = process.cpuUsage();
  for (let group = 0; group < INSTANCES / GROUP; group += 1) {
    database.exec('begin immediate');
    for (let row = 0; row < GROUP; row += 1) insert.run(body);
    database.exec('commit');
  }
  return per(INSTANCES, { began, cpu });
}

async function timed(count: number, work: () => Promise<void>): Promise<Measured> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  await work();
  return per(count, { began, cpu });
}

function per(count: number, { began, cpu }: { began: number; cpu: NodeJS.CpuUsage }): Measured {
  const used = process.cpuUsage(cpu);
  return {
    perSecond: count / ((performance.now() - began) / 1000),
    cpuMicrosecondsEach: (used.user + used.system) / count,
  };
}

function rounded(_name: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value;
}
