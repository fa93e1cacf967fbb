import { describe, expect, it } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { Journal } from '../../../service/engine/embedded/state/journal.js';
import { Nursery } from '../../../service/engine/embedded/state/nursery.js';
import { Table } from '../../../service/engine/embedded/state/table.js';
import type { Database } from '../../../service/stores/sqlite/connection.js';

interface Toy {
  key: number;
  owner: number;
  shape: string;
}

const key = (n: number) => n;
const toy = (n: number, owner: number): Toy => ({ key: key(n), owner, shape: 'round' });

function open(database: Database = newDatabase()) {
  const journal = new Journal(database);
  const table = new Table(database, 'toy', ['key', 'owner', 'shape']);
  const nursery = new Nursery<Toy>({
    journal,
    table,
    columnsOf: ({ key, owner, shape }) => [key, owner, shape],
    ownerOf: ({ owner }) => owner,
  });
  journal.keep(nursery);
  const group = (work: () => void) => {
    journal.beginTurn();
    work();
    journal.endGroup();
    journal.write();
    journal.written();
  };
  const stored = () => database.prepare<Toy>('select * from toy order by key').all();
  const journalRows = () => database.prepare<{ n: number }>('select count(*) n from journal').get();
  return { database, journal, table, nursery, group, stored, journalRows };
}

function newDatabase() {
  const database = new DatabaseSync(':memory:');
  database.exec('create table toy (key integer primary key, owner integer, shape text)');
  database.exec('create table journal (number integer primary key, entries text not null)');
  return database;
}

describe('the journal', () => {
  it('brings the last word on each young row back after the process has ended', () => {
    const before = open();
    before.group(() => {
      before.nursery.put(key(1), toy(1, 7));
      before.nursery.put(key(2), toy(2, 7));
    });
    before.group(() => {
      before.nursery.put(key(1), toy(1, 8));
      before.nursery.delete(key(2));
    });

    const after = open(before.database);
    after.journal.recover();

    expect(after.stored()).toEqual([toy(1, 8)]);
    expect(after.journalRows()).toEqual({ n: 0 });
  });

  it('does not repeat the end of a row that is as it was', () => {
    const before = open();
    before.group(() => before.nursery.put(key(1), toy(1, 7)));
    before.group(() => before.nursery.put(key(1), toy(1, 8)));

    const [, second] = before.database.prepare<{ entries: string }>('select entries from journal').all();
    const after = open(before.database);
    after.journal.recover();

    expect(second?.entries).not.toContain('round');
    expect(after.stored()).toEqual([toy(1, 8)]);
  });

  it('says nothing of what begins and ends within a group', () => {
    const { group, nursery, journalRows } = open();

    group(() => {
      nursery.put(key(1), toy(1, 7));
      nursery.delete(key(1));
    });

    expect(journalRows()).toEqual({ n: 0 });
  });

  it('does not bring back what has moved into its table and was deleted there', () => {
    const before = open();
    before.group(() => before.nursery.put(key(1), toy(1, 7)));
    before.group(() => before.nursery.moveOut(key(1)));
    before.database.exec('delete from toy');

    const after = open(before.database);
    after.journal.recover();

    expect(after.stored()).toEqual([]);
  });

  it('takes back a failed turn and keeps the turns before it', () => {
    const { group, journal, nursery } = open();

    group(() => {
      nursery.put(key(1), toy(1, 7));
      journal.beginTurn();
      nursery.put(key(2), toy(2, 7));
      nursery.delete(key(1));
      journal.takeBackTurn();
    });

    expect(nursery.ofOwner(7)).toEqual([toy(1, 7)]);
  });

  it('takes back a lost group, also what had moved into its table', () => {
    const { group, database, journal, nursery, stored } = open();
    group(() => nursery.put(key(1), toy(1, 7)));

    database.exec('begin');
    nursery.moveOut(key(1));
    nursery.put(key(2), toy(2, 7));
    journal.write();
    database.exec('rollback');
    journal.takeBackGroup();

    expect(Array.from(nursery.rows())).toEqual([toy(1, 7)]);
    expect(stored()).toEqual([]);
  });

  it('takes an old row out of its table when the group ends; before that it is gone for whoever asks', () => {
    const { group, nursery, table, stored } = open();
    group(() => nursery.put(key(1), toy(1, 7)));
    group(() => nursery.moveOut(key(1)));

    group(() => {
      nursery.remove(key(1));
      expect(table.isGone(key(1))).toBe(true);
      expect(stored()).toEqual([toy(1, 7)]);
    });

    expect(stored()).toEqual([]);
  });

  it('keeps an old row that a failed turn removed', () => {
    const { group, journal, nursery, table, stored } = open();
    group(() => nursery.put(key(1), toy(1, 7)));
    group(() => nursery.moveOut(key(1)));

    group(() => {
      nursery.remove(key(1));
      journal.takeBackTurn();
      expect(table.isGone(key(1))).toBe(false);
    });

    expect(stored()).toEqual([toy(1, 7)]);
  });

  it('keeps an old row that a lost group removed', () => {
    const { group, database, journal, nursery, table, stored } = open();
    group(() => nursery.put(key(1), toy(1, 7)));
    group(() => nursery.moveOut(key(1)));

    database.exec('begin');
    nursery.remove(key(1));
    journal.endGroup();
    database.exec('rollback');
    journal.takeBackGroup();

    expect(table.isGone(key(1))).toBe(false);
    expect(stored()).toEqual([toy(1, 7)]);
  });

  it('moves what has grown old into its table, a portion with each group, and forgets its journal rows', () => {
    const { group, nursery, stored, journalRows } = open();
    const births = (from: number, count: number) => () => {
      for (let n = from; n < from + count; n += 1) nursery.put(key(n), toy(n, 7 + n));
    };
    group(births(1, 30));
    group(births(31, 50_000));

    group(() => undefined);
    group(() => undefined);

    expect(stored()).toHaveLength(30);
    expect(nursery.size).toBe(50_000);
    expect(journalRows()).toEqual({ n: 3 }); // the later births, and what has moved in two portions
  });
});
