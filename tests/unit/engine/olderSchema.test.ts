import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { VirtualClock } from '../../../service/domain/virtualClock.js';
import { openEmbeddedEngine } from '../../../service/engine/embedded/engine.js';
import { putStateRows } from '../../../service/engine/embedded/state/stateRows.js';
import type { StateRow } from '../../../service/engine/embedded/state/stateRows.js';
import type { AnyRecord } from '../../../service/engine/records.js';
import type { Database } from '../../../service/stores/sqlite/connection.js';
import { migrate } from '../../../service/stores/sqlite/migrate.js';
import { migrations } from '../../../service/stores/sqlite/migrations/all.js';
import { GroupCommitWriter } from '../../../service/stores/sqlite/writer.js';

const A_DAY_LATER = Date.UTC(2026, 2, 3, 1);

/**
 * What schema 3 held, keys whole, of three instances of a process that calls another one with a job for each item: A in
 * the tables, B and C in the journal. C is suspended; meanwhile a worker has given its answer, and its timer was due.
 */
const rows = readFileSync(new URL('olderSchema.rows.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');

describe('an engine over what an earlier version stored', () => {
  it('takes every instance on to its end, under the keys that people know', async () => {
    const engine = await openedOn(databaseOfSchema3());
    const [instanceA, instanceB, instanceC] = engine.started('outer');

    await engine.resume({ processInstanceKey: instanceC ?? '' });
    await engine.quiet();
    for (const job of engine.openJobs()) await engine.completeJob(job, {});
    for (const caseId of ['A', 'B', 'C']) {
      await engine.publishMessage({ name: 'go on', correlationKey: caseId, timeToLiveMs: 0, variables: {} });
    }
    await engine.quiet();

    expect([instanceA, instanceB, instanceC]).toEqual(['2251799813685252', '2251799813685275', '2251799813685294']);
    expect(engine.ended('outer')).toEqual([instanceA, instanceB, instanceC]);
    expect(engine.openJobs()).toEqual([]);
    await engine.close();
  });

  it('leaves a number alone that only looks like a key', async () => {
    const engine = await openedOn(databaseOfSchema3());
    const [, , instanceC] = engine.started('outer');

    await engine.resume({ processInstanceKey: instanceC ?? '' });
    await engine.quiet();

    const done = engine.records.findLast(({ valueType, value }) => valueType === 'VARIABLE' && value.name === 'done');
    expect(done?.value).toMatchObject({ value: '[2251799813685999]' });
    await engine.close();
  });
});

function databaseOfSchema3(): Database {
  const database = new DatabaseSync(':memory:');
  database.exec('create table migration (number integer primary key, applied_at integer not null) strict');
  for (const { number, sql } of migrations.filter(({ number }) => number <= 3)) {
    database.exec(sql);
    database.prepare('insert into migration values (?, 0)').run(number);
  }
  putStateRows(
    database,
    rows.map((row) => JSON.parse(row) as StateRow), // written by stateRows
  );
  return database;
}

async function openedOn(database: Database) {
  migrate(database, A_DAY_LATER);
  const writer = new GroupCommitWriter(database);
  const engine = await openEmbeddedEngine({ writer, clock: new VirtualClock(A_DAY_LATER) });
  const records: AnyRecord[] = [];
  engine.subscribe(new Map(), (batch) => {
    records.push(...batch);
    return Promise.resolve();
  });
  await engine.quiet();
  const instances = (bpmnProcessId: string, intent: string) =>
    records.flatMap((record) =>
      record.valueType === 'PROCESS_INSTANCE' &&
      record.value.bpmnElementType === 'PROCESS' &&
      record.value.bpmnProcessId === bpmnProcessId &&
      record.intent === intent
        ? [record.key]
        : [],
    );
  return {
    ...engine,
    records,
    started: (id: string) => instances(id, 'ELEMENT_ACTIVATED'),
    ended: (id: string) => instances(id, 'ELEMENT_COMPLETED'),
    openJobs() {
      const jobs = records.filter(({ valueType }) => valueType === 'JOB');
      const over = new Set(jobs.filter(({ intent }) => intent !== 'CREATED').map(({ key }) => key));
      return jobs.flatMap(({ key, intent }) => (intent === 'CREATED' && !over.has(key) ? [key] : []));
    },
  };
}
