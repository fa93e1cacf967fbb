import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case } from '../../../../service/domain/case.js';
import type { Database } from '../../../../service/stores/sqlite/connection.js';
import { openMemoryDatabase } from '../../../../service/stores/sqlite/database.js';
import { SqliteStores } from '../../../../service/stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from '../../../../service/stores/sqlite/writer.js';
import { reportedCase } from '../../../builders/case.js';

let folder: string;
let database: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shaodao-tables-'));
  database = openMemoryDatabase(0);
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const opened = () => new SqliteStores({ database, writer: new GroupCommitWriter(database), folder });

/** The table as versions before this one made it: the indexes read the JSON. */
function ofAnOlderVersion(cases: readonly Case[]): void {
  database.exec('create table cases (id text primary key, version integer not null, doc text not null) strict');
  database.exec("create index cases_by_report_at on cases (json_extract(doc, '$.report.at'), id)");
  const insert = database.prepare('insert into cases values (?, ?, ?)');
  for (const { id, version, ...doc } of cases) insert.run(id, version, JSON.stringify(doc));
}

describe('the table of a collection', () => {
  it('of an older version is found by the same queries as a new one, and goes on from its versions', async () => {
    const early = { ...reportedCase({ id: 'a' }), version: 3 };
    const late = { ...reportedCase({ id: 'b' }), version: 1, report: { ...early.report, at: early.report.at + 1 } };
    ofAnOlderVersion([early, late]);

    const cases = opened().collection('cases');

    expect(await cases.find({ where: { 'report.at': { gt: early.report.at } } })).toEqual([late]);
    expect(await cases.count({ trackingCode: early.trackingCode })).toBe(1);
    expect((await cases.save({ ...early, urges: 1 })).version).toBe(4);
    await expect(cases.insert({ ...reportedCase({ id: 'c' }), code: early.code })).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
    });
  });

  it('is left as it is where somebody only reads, whatever version it is of', async () => {
    const old = { ...reportedCase({ id: 'a' }), version: 1 };
    ofAnOlderVersion([old]);
    const stores = new SqliteStores({ database, writer: new GroupCommitWriter(database), folder, onlyRead: true });

    expect(await stores.collection('cases').find({ where: { 'report.at': old.report.at } })).toEqual([old]);
    expect(database.prepare("select 1 from pragma_table_info('cases')").all()).toHaveLength(3);
  });

  it('finds a document by what a field is now, also in a list and where it is true, false or not there', async () => {
    const cases = opened().collection('cases');
    const stored = await cases.insert(reportedCase({ id: 'a' }));
    const message = { id: 'm1', kind: 'completeJob', jobKey: '9', variables: {} } as const;

    await cases.save({ ...stored, outbox: [message], ruling: { to: 'police', at: 7 } });

    const ids = async (where: object) => (await cases.find({ where: { ...where } })).map(({ id }) => id);
    expect(await ids({ 'outbox.0.id': { gt: '' } })).toEqual(['a']);
    expect(await ids({ 'report.itemId': null })).toEqual(stored.report.itemId === null ? ['a'] : []);
    expect(await ids({ 'ruling.at': { gt: 6 } })).toEqual(['a']);
    expect(await ids({ 'ruling.at': null })).toEqual([]);
    expect(await ids({ 'report.dangerToLife': stored.report.dangerToLife })).toEqual(['a']);
  });

  it('holds for every column what SQLite reads out of the JSON', async () => {
    const stores = opened();
    const stored = await stores.collection('cases').insert(reportedCase({ id: 'a' }));
    await stores.collection('cases').save({ ...stored, ruling: { to: 'police', at: 7 }, urges: 2 });

    const columns = database
      .prepare<{ name: string }>("select name from pragma_table_info('cases') where name like '%.%'")
      .all()
      .map(({ name }) => name);

    expect(columns.length).toBeGreaterThan(0);
    for (const name of columns) {
      const path = name.replace(/\.(\d+)/g, '[$1]');
      const sql = `select "${name}" is json_extract(doc, '$.${path}') same from cases`;
      expect(database.prepare<{ same: number }>(sql).get()).toEqual({ same: 1 });
    }
  });
});
