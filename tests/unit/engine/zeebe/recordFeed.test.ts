import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AnyRecord } from '../../../../service/engine/records.js';
import { RecordFeed } from '../../../../service/engine/zeebe/recordFeed.js';
import { bulkOf } from '../../../../service/engine/zeebe/sink/bulkBody.js';
import { RecordLog } from '../../../../service/engine/zeebe/sink/recordLog.js';
import { systemClock } from '../../../../service/ops/systemClock.js';
import type { Database } from '../../../../service/stores/sqlite/connection.js';
import { openMemoryDatabase } from '../../../../service/stores/sqlite/database.js';
import { SqliteStores } from '../../../../service/stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from '../../../../service/stores/sqlite/writer.js';
import { bulk, jobLine } from './sink/bulk.js';

describe('a feed of stored records', () => {
  let database: Database;
  let writer: GroupCommitWriter;
  let log: RecordLog;
  let feed: RecordFeed;
  beforeEach(() => {
    database = openMemoryDatabase(0);
    writer = new GroupCommitWriter(database);
    log = new RecordLog(new SqliteStores({ database, writer, folder: '' }));
    feed = new RecordFeed({ log, clock: systemClock, partitions: 2 });
  });
  afterEach(async () => {
    await feed.close();
    writer.close();
    database.close();
  });

  const stored = (partition: number, ...positions: number[]) =>
    log.append(bulkOf(bulk(...positions.map((position) => jobLine({ partition, position })))));

  /** What a subscriber has been handed, as partition.position. */
  function subscribed(
    meanwhile: (records: readonly AnyRecord[]) => Promise<unknown> = () => Promise.resolve(),
  ): string[] {
    const handed: string[] = [];
    feed.add(new Map(), async (records) => {
      await meanwhile(records);
      handed.push(...records.map(({ partitionId, position }) => `${partitionId}.${position}`));
    });
    return handed;
  }

  it('has caught up when every subscriber has all that was stored before', async () => {
    await stored(1, 1, 2);
    await stored(2, 7);
    const subscribers = [subscribed(), subscribed()];

    await feed.caughtUp();

    expect(subscribers).toEqual([
      ['1.1', '1.2', '2.7'],
      ['1.1', '1.2', '2.7'],
    ]);
  });

  it('has caught up with it although more comes in all the time', async () => {
    await stored(1, 1);
    const handed = subscribed(([record]) => stored(1, (record?.position ?? 0) + 1));

    await feed.caughtUp();

    expect(handed).toContain('1.1');
  });

  it('has caught up with what another node has stored', async () => {
    const handed = subscribed();
    await feed.caughtUp();
    const other = log;
    log = new RecordLog(new SqliteStores({ database, writer, folder: '' }));
    await stored(2, 3);
    log = other;

    await feed.caughtUp();

    expect(handed).toEqual(['2.3']);
  });
});
