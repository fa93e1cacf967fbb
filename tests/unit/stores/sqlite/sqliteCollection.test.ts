import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CounterDocument } from '../../../../service/stores/documents/bookkeeping.js';
import type { Collection } from '../../../../service/stores/port.js';
import { openDataFolder } from '../../../../service/stores/sqlite/database.js';
import { SqliteStores } from '../../../../service/stores/sqlite/sqliteStores.js';
import { openTask } from '../../../contract/openTask.js';
import { GroupCommitWriter, type WriterSettings } from '../../../../service/stores/sqlite/writer.js';

/** A collection of counters in a folder of its own, opened as often as wanted. */
function inFolder(settings: WriterSettings, use: (open: () => Opened) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-collection-'));
  const open = () => {
    const data = openDataFolder(folder, 0);
    const writer = new GroupCommitWriter(data.database, settings);
    const stores = new SqliteStores({ database: data.database, writer, folder });
    return {
      writer,
      stores,
      counters: stores.collection('counters'),
      execute: (sql: string) => data.database.exec(sql),
      close() {
        writer.close();
        data.close();
      },
    };
  };
  return use(open).finally(() => rmSync(folder, { recursive: true }));
}

interface Opened {
  writer: GroupCommitWriter;
  stores: SqliteStores;
  counters: Collection<CounterDocument>;
  execute: (sql: string) => void;
  close: () => void;
}

const held: WriterSettings = { unitsPerCommit: 1_000 };

describe('collection of documents', () => {
  it('finds and counts what was replaced in a transaction that is still open', () =>
    inFolder(held, async (open) => {
      const { counters, close } = open();
      const stored = await counters.insert({ id: 'a', value: 1 });

      await counters.save({ ...stored, value: 2 });

      expect(await counters.find({ where: { value: 2 } })).toEqual([{ id: 'a', version: 2, value: 2 }]);
      expect(await counters.count({ value: 1 })).toBe(0);
      close();
    }));

  it('finds by its columns the latest of each document, whether a column has changed or something else', () =>
    inFolder(held, async (open) => {
      const { stores, close } = open();
      const tasks = stores.collection('tasks');
      const moved = await tasks.insert(openTask('a', { caseId: 'c' }));
      const reported = await tasks.insert(openTask('b', { caseId: 'c' }));

      await tasks.save({ ...moved, claimedBy: 'li' });
      const latest = await tasks.save({ ...reported, matter: '井盖' });
      await tasks.save({ ...latest, matter: '路灯' });

      expect((await tasks.find({ where: { claimedBy: 'li', state: 'open' } })).map(({ id }) => id)).toEqual(['a']);
      expect(await tasks.find({ where: { claimedBy: null, state: 'open' } })).toEqual([
        { ...reported, version: 3, matter: '路灯' },
      ]);
      expect(await tasks.count({ claimedBy: null, state: 'open' })).toBe(1);
      close();
      const again = open();
      expect((await again.stores.collection('tasks').get('b'))?.matter).toBe('路灯');
      expect((await again.stores.collection('tasks').find({ where: { claimedBy: 'li', state: 'open' } })).length).toBe(
        1,
      );
      again.close();
    }));

  it('has the last of many replacements when it is opened again', () =>
    inFolder(held, async (open) => {
      const first = open();
      let counter = await first.counters.insert({ id: 'a', value: 0 });
      for (let value = 1; value <= 5; value += 1) counter = await first.counters.save({ ...counter, value });
      first.close();

      const second = open();
      expect(await second.counters.get('a')).toEqual({ id: 'a', version: 6, value: 5 });
      await expect(second.counters.save({ ...counter, version: 5 })).rejects.toMatchObject({
        code: 'CHANGED_MEANWHILE',
      });
      second.close();
    }));

  it('keeps nothing of a batch of which one document is refused', () =>
    inFolder({}, async (open) => {
      const { stores, counters, close } = open();
      const a = await counters.insert({ id: 'a', value: 1 });
      const old: CounterDocument = { id: 'b', version: 7, value: 9 };

      const batch = stores.write([
        { collection: 'counters', document: { ...a, value: 2 } },
        { collection: 'counters', document: { id: 'c', version: 0, value: 3 } },
        { collection: 'counters', document: old },
      ]);

      await expect(batch).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
      expect(await counters.find({ where: {} })).toEqual([a]);
      expect(await counters.get('c')).toBeUndefined();
      expect(await counters.save({ ...a, value: 4 })).toMatchObject({ version: 2, value: 4 });
      close();
    }));

  it('remembers nothing of a group whose commit fails', () =>
    inFolder({}, async (open) => {
      const { writer, counters, execute, close } = open();
      const a = await counters.insert({ id: 'a', value: 1 });
      execute('create table child (n integer references migration (number) deferrable initially deferred)');

      const outcomes = await Promise.allSettled([
        counters.save({ ...a, value: 2 }),
        writer.write(() => execute('insert into child values (99)')),
      ]);

      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      expect(await counters.get('a')).toEqual(a);
      close();
    }));

  it('knows a document that was removed no more', () =>
    inFolder(held, async (open) => {
      const { counters, close } = open();
      const a = await counters.insert({ id: 'a', value: 1 });
      await counters.save({ ...a, value: 2 });

      await counters.remove('a');

      expect(await counters.get('a')).toBeUndefined();
      expect(await counters.insert({ id: 'a', value: 3 })).toMatchObject({ version: 1 });
      close();
    }));

  it('answers the same, however many documents there are', () =>
    inFolder(held, async (open) => {
      const { stores, counters, close } = open();
      const all = Array.from({ length: 5_000 }, (_none, value) => ({ id: String(value), version: 0, value }));
      await stores.write(all.map((document) => ({ collection: 'counters', document })));

      await counters.save({ id: '0', version: 1, value: -1 });

      expect(await counters.get('0')).toEqual({ id: '0', version: 2, value: -1 });
      expect(await counters.get('4999')).toEqual({ id: '4999', version: 1, value: 4999 });
      expect(await counters.count({ value: { lt: 1 } })).toBe(1);
      close();
    }));
});
