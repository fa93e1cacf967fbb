import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { bulkOf } from '../../../../../service/engine/zeebe/sink/bulkBody.js';
import { RecordLog } from '../../../../../service/engine/zeebe/sink/recordLog.js';
import type { Database } from '../../../../../service/stores/sqlite/connection.js';
import { openMemoryDatabase } from '../../../../../service/stores/sqlite/database.js';
import { SqliteStores } from '../../../../../service/stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from '../../../../../service/stores/sqlite/writer.js';
import { bulk, countedLine } from './bulk.js';

describe('what an exporter counts', () => {
  let database: Database;
  let writer: GroupCommitWriter;
  let stores: SqliteStores;
  beforeEach(() => {
    database = openMemoryDatabase(0);
    writer = new GroupCommitWriter(database);
    stores = new SqliteStores({ database, writer, folder: '' });
  });
  afterEach(() => {
    writer.close();
    database.close();
  });

  /** As each of several nodes would. */
  const told = (...lines: string[]) => new RecordLog(stores).append(bulkOf(bulk(...lines)));
  const jobs = (...counts: number[]) => counts.map((count) => countedLine({ valueType: 'JOB', count }));

  it('lacks nothing where it goes on, comes again, or overlaps with what came before', async () => {
    const missing = [
      await told(...jobs(1, 2, 3)),
      await told(...jobs(4, 5)),
      await told(...jobs(4, 5)),
      await told(...jobs(1, 2, 3, 4, 5, 6)),
      await told(...jobs(6, 6, 7)),
      await told(...jobs(8)),
    ];

    expect(missing).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('lacks what was acknowledged before the documents were set back, and says so of each once', async () => {
    await told(...jobs(1, 2, 3));

    expect([await told(...jobs(8, 9)), await told(...jobs(8, 9)), await told(...jobs(10))]).toEqual([4, 0, 0]);
    expect(await stores.collection('exportCounts').get('1')).toMatchObject({ missing: 4, counts: { JOB: 10 } });
  });

  it('counts each value type and each partition for itself, also those that nobody keeps', async () => {
    const line = (partition: number, valueType: string, count: number) => countedLine({ partition, valueType, count });
    await told(line(1, 'JOB', 1), line(2, 'JOB', 5), line(1, 'JOB_BATCH', 1));

    expect(await told(line(2, 'JOB', 6), line(1, 'JOB', 2), line(1, 'JOB_BATCH', 2))).toBe(0);
    expect(await told(line(1, 'JOB', 4), line(2, 'JOB', 8), line(1, 'JOB_BATCH', 4))).toBe(3);
  });

  it('is one count for several nodes', async () => {
    const [one, other] = [new RecordLog(stores), new RecordLog(stores)];
    const tell = (node: RecordLog, ...counts: number[]) => node.append(bulkOf(bulk(...jobs(...counts))));

    expect([await tell(one, 1), await tell(other, 1, 2), await tell(one, 3), await tell(other, 4)]).toEqual([
      0, 0, 0, 0,
    ]);
    expect([await tell(one, 6), await tell(other, 8)]).toEqual([1, 1]);
  });

  it('takes what it sees for the first time as it is: a database may be younger than its broker', async () => {
    expect(await told(...jobs(17))).toBe(0);
  });

  it('reads the count of a partition whose numbers no JavaScript number holds', async () => {
    const line = (count: number) => countedLine({ partition: 4000, valueType: 'JOB', count });
    await told(line(1));

    expect([await told(line(2)), await told(line(4))]).toEqual([0, 1]);
  });

  it('knows nothing of an exporter that does not count', () => {
    expect(bulkOf(bulk(countedLine({ valueType: 'JOB' }))).runs).toEqual([]);
  });
});
