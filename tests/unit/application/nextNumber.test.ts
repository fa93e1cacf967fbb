import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { nextNumber } from '../../../service/application/cases/nextNumber.js';
import { DomainError } from '../../../service/domain/errors.js';
import type { Database } from '../../../service/stores/sqlite/connection.js';
import { openMemoryDatabase } from '../../../service/stores/sqlite/database.js';
import { SqliteStores } from '../../../service/stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from '../../../service/stores/sqlite/writer.js';
import type { Stores } from '../../../service/stores/port.js';

const MANY = 100;

describe('numbers of cases', () => {
  let database: Database;
  let writer: GroupCommitWriter;
  let node: SqliteStores;

  beforeEach(() => {
    database = openMemoryDatabase(0);
    writer = new GroupCommitWriter(database);
    node = new SqliteStores({ database, writer, folder: '' });
  });
  afterEach(() => {
    writer.close();
    database.close();
  });

  /** Another node over the same documents; `reach` is called whenever it looks for some. */
  const another = (reach: () => void = () => undefined): Stores => ({
    writesAtOnce: true,
    files: node.files,
    collection(name) {
      reach();
      return node.collection(name);
    },
    write: (batch) => node.write(batch),
    close: () => node.close(),
  });
  const drawn = (at: Stores, count: number) =>
    Promise.all(Array.from({ length: count }, () => nextNumber(at, 'cases')));
  const upTo = (last: number) => Array.from({ length: last }, (_, place) => place + 1);

  it('are given in the order of asking, and need two writes for a hundred who ask at once', async () => {
    const given = await drawn(node, MANY);

    expect(given).toEqual(upTo(MANY));
    expect(await node.collection('counters').get('cases')).toMatchObject({ value: MANY, version: 2 });
  });

  it('are each given once where two nodes draw at the same time', async () => {
    const given = await Promise.all([drawn(node, MANY), drawn(another(), MANY)]);

    expect(given.flat().sort((a, b) => a - b)).toEqual(upTo(2 * MANY));
  });

  it('go on where the store is there again', async () => {
    // given: away while the first draw looks for it
    let isAway = true;
    const stores = another(() => {
      if (isAway) throw new DomainError('STORE_UNREACHABLE', { address: 'db', reason: 'away' });
    });
    const first = nextNumber(stores, 'cases');
    isAway = false;

    const later = [nextNumber(stores, 'cases'), nextNumber(stores, 'cases')];

    await expect(first).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
    expect(await Promise.all(later)).toEqual([1, 2]);
  });
});
