import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { VirtualClock } from '../../../service/domain/virtualClock.js';
import { type EmbeddedEngine, openEmbeddedEngine } from '../../../service/engine/embedded/engine.js';
import type { AnyRecord } from '../../../service/engine/records.js';
import type { Database } from '../../../service/stores/sqlite/connection.js';
import { openMemoryDatabase } from '../../../service/stores/sqlite/database.js';
import { GroupCommitWriter } from '../../../service/stores/sqlite/writer.js';
import { START } from '../../builders/engineRun.js';

const MB = 1024 * 1024;

describe('a group of commands', () => {
  let database: Database;
  let writer: GroupCommitWriter;
  let engine: EmbeddedEngine;
  beforeEach(async () => {
    database = openMemoryDatabase(START);
    writer = new GroupCommitWriter(database);
    engine = await openEmbeddedEngine({ writer, clock: new VirtualClock(START) });
  });
  afterEach(async () => {
    await engine.close();
    writer.close();
    database.close();
  });

  const publish = (number: number, bytes: number) =>
    engine.publishMessage({
      name: 'news',
      correlationKey: String(number),
      timeToLiveMs: 60_000,
      variables: { text: 'x'.repeat(bytes) },
    });
  const rows = () =>
    database
      .prepare<{ position: number; count: number; length: number }>(
        'select position, count, length(body) length from event_log order by position',
      )
      .all();
  async function told(): Promise<AnyRecord[]> {
    const records: AnyRecord[] = [];
    engine.subscribe(new Map([[1, 0]]), (batch) => Promise.resolve(void records.push(...batch)));
    await engine.caughtUp();
    return records;
  }

  it('of which each has much to say shares no row that grows without bounds, and none of it is lost', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, number) => publish(number, 3 * MB)));

    const stored = rows();
    expect(stored.length).toBeGreaterThan(1);
    expect(stored.every(({ length }) => length <= 16 * MB)).toBe(true);
    const records = await told();
    expect(records.map(({ position }) => position)).toEqual(records.map((_, place) => place + 1));
    expect(records.map(({ value }) => value)).toMatchObject(
      Array.from({ length: 20 }, (_, number) => ({ correlationKey: String(number) })),
    );
  });

  it('with little to say shares one row', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, number) => publish(number, 100)));

    expect(rows()).toMatchObject([{ position: 1, count: 20 }]);
  });
});
