import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import { composeService, type Service } from '../../service/compose.js';
import { VirtualClock } from '../../service/domain/virtualClock.js';
import { type AnyRecord, USER_TASK_JOB } from '../../service/engine/records.js';
import { createLogger } from '../../service/ops/logging.js';
import { emptyLedger, type Ledger, workUntilKilled } from './deskWork.js';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const MONDAY_NINE = Date.parse('2026-03-02T09:00:00+08:00');
const HOUR = 3_600_000;
/** The service is down for so long on its own clock: reminders and deadlines pass meanwhile. */
const DOWN_MS = 3 * HOUR;
/** Its clock runs faster than the machine's, so that timers fire under load too. */
const SPEED = 60;
/** Between the first acknowledged step and the kill, of the machine's time: spread over many commits. */
const killAfterMs = () => Math.random() * 500;

/** Kills a service at which people work so many times, then holds what its folder has against what people were told. */
export async function crashServiceManyTimes(times: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-service-crash-'));
  const ledger = emptyLedger();
  const down: { from: number; to: number }[] = [];
  let now = MONDAY_NINE;
  try {
    for (let round = 0; round < times; round += 1) {
      const died = await runAndKill({ folder, startsAt: now }, ledger);
      now = died + DOWN_MS;
      down.push({ from: died, to: now });
    }
    const left = await finish(folder, now);
    compare(left, ledger);
    compareTimers(left, down);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Answers with the time of the service's clock at its death. */
async function runAndKill({ folder, startsAt }: { folder: string; startsAt: number }, ledger: Ledger): Promise<number> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', here('typescriptLoader.mjs'), here('crashingService.ts'), folder, String(startsAt), String(SPEED)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<number>((resolve, reject) => {
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(startsAt + Math.ceil((performance.now() - began) * SPEED));
      else reject(new Error(`the service ended by itself (${code ?? signal}): ${errors}`));
    });
  });
  const port = await Promise.race([ended, new Promise<string>((resolve) => child.stdout.once('data', resolve))]);
  let armed = false;
  await workUntilKilled(`http://127.0.0.1:${String(port).trim()}`, ledger, () => {
    if (!armed) setTimeout(() => child.kill('SIGKILL'), killAfterMs());
    armed = true;
  });
  return ended;
}

/** All that is in the folder after a last service has done whatever was left to do. */
interface Left {
  now: number;
  records: readonly AnyRecord[];
  cases: Awaited<ReturnType<typeof everything<'cases'>>>;
  tasks: Awaited<ReturnType<typeof everything<'tasks'>>>;
  timeline: Awaited<ReturnType<typeof everything<'timeline'>>>;
  views: Awaited<ReturnType<typeof everything<'caseViews'>>>;
}

async function finish(folder: string, now: number): Promise<Left> {
  const clock = new VirtualClock(now);
  const service = await composeService({ data: folder }, { clock, log: createLogger('silent') });
  try {
    for (let settled = 0; settled !== clock.next(); ) {
      settled = clock.next() ?? 0;
      await service.quiet();
      // What was due while nobody was there is due at this very moment.
      if (settled <= now) clock.moveTo(now);
    }
    const [cases, tasks, timeline, views] = await Promise.all([
      everything(service, 'cases'),
      everything(service, 'tasks'),
      everything(service, 'timeline'),
      everything(service, 'caseViews'),
    ]);
    return { now, records: await allRecords(service), cases, tasks, timeline, views };
  } finally {
    await service.close();
  }
}

const everything = <N extends 'cases' | 'tasks' | 'timeline' | 'caseViews'>({ needs }: Service, name: N) =>
  needs.stores.collection(name).find({ where: {} });

async function allRecords({ needs: { engine } }: Service): Promise<AnyRecord[]> {
  const records: AnyRecord[] = [];
  const subscription = engine.subscribe(new Map(), (batch) => {
    records.push(...batch);
    return Promise.resolve();
  });
  await engine.caughtUp();
  await subscription.close();
  return records;
}

function compare({ records, cases, tasks, timeline, views }: Left, ledger: Ledger): void {
  expect(ledger.surprises).toEqual([]);

  // Each report is one case with the code that its resident was told, and one process.
  const told = [...ledger.reports.values()].filter((receipt) => receipt !== undefined);
  const codes = new Set(cases.map(({ code, trackingCode }) => `${code} ${trackingCode}`));
  expect(told.filter(({ code, trackingCode }) => !codes.has(`${code} ${trackingCode}`))).toEqual([]);
  expect(cases.length).toBeLessThanOrEqual(ledger.reports.size);
  expect(cases.length).toBeGreaterThanOrEqual(told.length);
  const roots = records.filter(
    (record) =>
      record.valueType === 'PROCESS_INSTANCE' &&
      record.intent === 'ELEMENT_ACTIVATED' &&
      record.value.bpmnElementType === 'PROCESS' &&
      record.value.parentProcessInstanceKey === '-1',
  );
  expect(roots).toHaveLength(cases.length);
  expect(cases.filter(({ outbox }) => outbox.length > 0)).toEqual([]);

  // Each claim that was acknowledged stands, each completion happened, once, and none that nobody asked for.
  const byKey = new Map(tasks.map((task) => [task.id, task]));
  expect([...ledger.claims].filter(([key, login]) => byKey.get(key)?.claimedBy !== login)).toEqual([]);
  const completed = jobsOf(records, 'COMPLETED');
  const withdrawn = withdrawnAfterAnswer(records, cases);
  const answered = new Set([...completed, ...withdrawn].map(({ key }) => key));
  expect(answered.size).toBe(completed.length + withdrawn.length);
  expect([...ledger.finished].filter((key) => !answered.has(key))).toEqual([]);
  const byPeople = [...completed, ...withdrawn].filter(({ value }) => value.type === USER_TASK_JOB);
  expect(byPeople.filter(({ key }) => !ledger.asked.has(key))).toEqual([]);
  expect(timeline.filter(({ kind }) => kind === 'taskDone')).toHaveLength(byPeople.length);

  // What jobs did to a case they did once: a climb, a decision.
  const doneJobs = (type: string) => completed.filter(({ value }) => value.type === type);
  const climbed = [...completed, ...withdrawn].filter(({ value }) => value.type === 'rules.escalation');
  expect(cases.flatMap(({ climbs }) => climbs)).toHaveLength(climbed.length);
  expect(timeline.filter(({ kind }) => kind === 'climbed')).toHaveLength(climbed.length);
  expect(timeline.filter(({ kind }) => kind === 'decided')).toHaveLength(doneJobs('rules.triage').length);
  expect(timeline.filter(({ kind }) => kind === 'reminded').length).toBeLessThanOrEqual(
    doneJobs('notify.remind').length,
  );
  expect(timeline.filter(({ kind }) => kind === 'closed')).toHaveLength(
    cases.filter(({ status }) => status === 'closed').length,
  );

  // What people see is what is.
  const created = records.filter(
    (record) => record.valueType === 'JOB' && record.intent === 'CREATED' && record.value.type === USER_TASK_JOB,
  );
  const gone = new Set([...completed, ...jobsOf(records, 'CANCELED')].map(({ key }) => key));
  const open = created.map(({ key }) => key).filter((key) => !gone.has(key));
  expect(
    tasks
      .filter(({ state }) => state === 'open')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(open.sort());
  expect(views.map(({ id, status }) => `${id} ${status}`).sort()).toEqual(
    cases.map(({ id, status }) => `${id} ${status}`).sort(),
  );
  expect(records.filter(({ valueType }) => valueType === 'INCIDENT')).toEqual([]);
}

type JobRecord = Extract<AnyRecord, { valueType: 'JOB' }>;

const jobsOf = (records: readonly AnyRecord[], intent: JobRecord['intent']): JobRecord[] =>
  records.filter((record): record is JobRecord => record.valueType === 'JOB' && record.intent === intent);

/**
 * Jobs whose answer a case has, and that were called off before the diagram was told of it: two people, or a person and
 * a job of the escalation, were done at the same time, and what the first had done ended what the second had done it for.
 */
function withdrawnAfterAnswer(records: readonly AnyRecord[], cases: Left['cases']): JobRecord[] {
  const keys = new Set(cases.flatMap(({ answered }) => answered.map(({ jobKey }) => jobKey)));
  return jobsOf(records, 'CANCELED').filter(({ key }) => keys.has(key));
}

/** A timer that is due has fired or was called off, once; also one whose moment nobody was there for. */
function compareTimers({ now, records }: Left, down: readonly { from: number; to: number }[]): void {
  const timers = records.filter((record) => record.valueType === 'TIMER');
  const fired = timers.filter(({ intent }) => intent === 'TRIGGERED').map(({ key }) => key);
  const ended = [...fired, ...timers.filter(({ intent }) => intent === 'CANCELED').map(({ key }) => key)];
  expect(new Set(ended).size).toBe(ended.length);
  const due = timers.filter(({ intent, value }) => intent === 'CREATED' && value.dueDate <= now);
  expect(due.filter(({ key }) => !ended.includes(key))).toEqual([]);
  const whileDown = due.filter(({ key, timestamp, value }) =>
    down.some(({ from, to }) => timestamp < from && value.dueDate > from && value.dueDate < to && fired.includes(key)),
  );
  expect(whileDown.length).toBeGreaterThan(0);
}
