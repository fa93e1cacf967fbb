import { describe, expect, it } from '@jest/globals';
import { openMemoryDatabase } from '../../../../service/stores/sqlite/database.js';
import { GroupCommitWriter, type WriterSettings } from '../../../../service/stores/sqlite/writer.js';

function numbers(settings: WriterSettings = {}) {
  const database = openMemoryDatabase(0);
  database.exec('create table number (n integer primary key)');
  const insert = database.prepare('insert into number values (?)');
  const all = database.prepare<{ n: number }>('select n from number order by n');
  return {
    database,
    writer: new GroupCommitWriter(database, settings),
    insert,
    read: () => all.all().map(({ n }) => n),
  };
}

describe('group-commit writer', () => {
  it('keeps the neighbours of a unit that throws, and nothing of that unit', async () => {
    // given
    const { writer, insert, read } = numbers();
    // when
    const outcomes = await Promise.allSettled([
      writer.write(() => insert.run(1)),
      writer.write(() => {
        insert.run(2);
        throw new Error('no');
      }),
      writer.write(() => insert.run(3)),
    ]);
    // then
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(read()).toEqual([1, 3]);
  });

  it('keeps nothing of a guarded unit that throws after it has written, and a later one can write', async () => {
    // given
    const { writer, read } = numbers();
    const insert = writer.guarded.prepare('insert into number values (?)');
    // when
    const outcomes = await Promise.allSettled([
      writer.writeGuarded(() => insert.run(1)),
      writer.writeGuarded(() => {
        insert.run(2);
        insert.run(3);
        throw new Error('no');
      }),
      writer.writeGuarded(() => {
        throw new Error('nothing written');
      }),
      writer.writeGuarded(() => insert.run(4)),
    ]);
    // then
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(read()).toEqual([1, 4]);
  });

  it('commits units that wait together once', async () => {
    const { writer, insert } = numbers();
    let commits = 0;
    writer.onGroup(() => (commits += 1));
    await Promise.all([1, 2, 3].map((n) => writer.write(() => insert.run(n))));
    expect(commits).toBe(1);
  });

  it('rejects every unit of a group whose commit fails, and says that they are lost', async () => {
    const { database, writer, insert, read } = numbers();
    database.exec(
      'pragma foreign_keys = on; create table child (n integer references number (n) deferrable initially deferred)',
    );
    const orphan = database.prepare('insert into child values (99)');
    let lost = 0;
    writer.onLostGroup(() => (lost += 1));
    const outcomes = await Promise.allSettled([writer.write(() => insert.run(1)), writer.write(() => orphan.run())]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(lost).toBe(1);
    expect(read()).toEqual([]);
  });

  it('says that the disk is full, keeps what it had acknowledged, and goes on when there is room', async () => {
    // given
    const { database, writer, insert, read } = numbers();
    database.exec('create table text (t text)');
    const long = database.prepare('insert into text values (?)');
    await writer.write(() => insert.run(1));
    const { page_count: pages } = database.prepare<{ page_count: number }>('pragma page_count').get() ?? {
      page_count: 0,
    };
    database.exec(`pragma max_page_count = ${pages}`);
    // when
    const refused = writer.write(() => {
      insert.run(2);
      long.run('x'.repeat(100_000));
    });
    // then
    await expect(refused).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    database.exec('pragma max_page_count = 1000000');
    await writer.write(() => insert.run(3));
    expect(read()).toEqual([1, 3]);
  });

  describe('that holds its transaction over many units', () => {
    it('answers each unit, and commits when there are enough of them or it is closed', async () => {
      // given
      const { database, writer, insert, read } = numbers({ unitsPerCommit: 3 });
      // when
      await writer.write(() => insert.run(1));
      await writer.write(() => insert.run(2));
      // then
      expect(read()).toEqual([1, 2]);
      expect(database.isTransaction).toBe(true);
      await writer.write(() => insert.run(3));
      expect(database.isTransaction).toBe(false);
      await writer.write(() => insert.run(4));
      writer.close();
      expect(database.isTransaction).toBe(false);
      expect(read()).toEqual([1, 2, 3, 4]);
    });

    it('takes back a unit that throws, and goes on', async () => {
      const { writer, insert, read } = numbers({ unitsPerCommit: 10 });
      await writer.write(() => insert.run(1));
      await expect(writer.write(() => insert.run(1))).rejects.toThrow();
      await writer.write(() => insert.run(2));
      expect(read()).toEqual([1, 2]);
    });

    it('takes nothing more when what it had answered could not be committed', async () => {
      // given
      const { database, writer, insert, read } = numbers({ unitsPerCommit: 2 });
      database.exec(
        'pragma foreign_keys = on; create table child (n integer references number (n) deferrable initially deferred)',
      );
      const orphan = database.prepare('insert into child values (99)');
      await writer.write(() => insert.run(1));
      // when
      const outcome = await Promise.allSettled([writer.write(() => orphan.run())]);
      // then
      expect(outcome).toMatchObject([{ status: 'rejected' }]);
      await expect(writer.write(() => insert.run(2))).rejects.toThrow('the writer is closed');
      expect(read()).toEqual([]);
    });
  });

  describe('with a disk that takes its time', () => {
    it('answers when the flush that began after the commit has ended, not before', async () => {
      // given
      const disk = slowDisk();
      const { writer, insert } = numbers({ disk });
      const answered: number[] = [];
      const write = (n: number) => writer.write(() => insert.run(n)).then(() => answered.push(n));
      // when
      const first = write(1);
      await nextGroup();
      const second = write(2);
      await nextGroup();
      // then
      expect(answered).toEqual([]);
      disk.end();
      await first;
      expect(answered).toEqual([1]);
      disk.end();
      await second;
      expect(answered).toEqual([1, 2]);
    });

    it('shares one flush among the groups that were committed during the one before', async () => {
      const disk = slowDisk();
      const { writer, insert } = numbers({ disk });
      const all = [];
      for (const n of [1, 2, 3]) {
        all.push(writer.write(() => insert.run(n)));
        await nextGroup();
      }
      disk.end();
      disk.end();
      await Promise.all(all);
      expect(disk.flushes).toBe(2);
    });

    it('tells others of a group when it is durable, not when it is committed', async () => {
      const disk = slowDisk();
      const { writer, insert } = numbers({ disk });
      const heard: string[] = [];
      writer.onCommit(() => {
        heard.push('committed');
        return () => heard.push('durable');
      });
      const written = writer.write(() => insert.run(1));
      await nextGroup();
      expect(heard).toEqual(['committed']);
      disk.end();
      await written;
      expect(heard).toEqual(['committed', 'durable']);
    });

    it('takes nothing more when the disk has failed, and answers nobody', async () => {
      const disk = slowDisk();
      const { writer, insert } = numbers({ disk });
      const lost = writer.write(() => insert.run(1));
      await nextGroup();
      disk.end(new Error('EIO'));
      await expect(lost).rejects.toThrow('EIO');
      await expect(writer.write(() => insert.run(2))).rejects.toThrow('closed');
    });

    it('flushes what is committed when it is closed', async () => {
      const disk = slowDisk();
      const { writer, insert, read } = numbers({ disk });
      const written = writer.write(() => insert.run(1));
      writer.close();
      await written;
      expect(read()).toEqual([1]);
    });
  });
});

/** A flush ends when it is told to. */
function slowDisk() {
  let done: ((error: Error | null) => void) | undefined;
  const disk = {
    flushes: 0,
    flush(whenDone: (error: Error | null) => void) {
      disk.flushes += 1;
      done = whenDone;
    },
    flushNow: () => undefined,
    end(error: Error | null = null) {
      done?.(error);
    },
  };
  return disk;
}

const nextGroup = () => new Promise((resolve) => setImmediate(resolve));
