/** A primary that steps down, as its clients see it: the refusals of a real one, put between store and database. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoStores } from '../../service/stores/mongo/mongoStores.js';
import type { CounterDocument } from '../../service/stores/documents/bookkeeping.js';
import { Database } from './database.js';
import { SteppingDown } from './steppingDown.js';

/** Not primary (three ways), stepped down, state changed, going down, recovering, unreachable, timed out, no majority. */
const CODES = [10_107, 13_435, 10_058, 189, 11_602, 11_600, 91, 13_436, 6, 7, 89, 9001, 262, 64, 134];

const folder = mkdtempSync(join(tmpdir(), 'shaodao-primary-'));
let database: Database;
let primary: SteppingDown;
let stores: MongoStores;
beforeAll(async () => {
  database = await Database.start(folder);
  primary = await SteppingDown.open(Number(new URL(database.url('x')).port));
  stores = await MongoStores.open(primary.url('county'));
});
afterAll(async () => {
  await stores.close();
  await primary.close();
  await database.kill();
  rmSync(folder, { recursive: true });
});

describe.each(CODES)('a primary that refuses with %i', (code) => {
  const counters = () => stores.collection('counters');
  const unknown = expect.objectContaining({ code: 'STORE_UNREACHABLE' });

  it.each([false, true])('makes a save one that can be tried again (carried out before: %s)', async (isCarriedOut) => {
    // given
    const id = `saved ${code} ${isCarriedOut}`;
    const before = await counters().insert({ id, value: 1 });
    primary.next = { command: 'update', code, isCarriedOut };
    // when
    await expect(counters().save({ ...before, value: 2 })).rejects.toEqual(unknown);
    const again = counters().save({ ...before, value: 2 });
    // then
    if (isCarriedOut) await expect(again).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    else await again;
    expect(await counters().get(id)).toEqual({ id, value: 2, version: 2 });
  });

  it.each([false, true])('makes a batch one that can be tried again (carried out before: %s)', async (isCarriedOut) => {
    // given
    const ids = ['a', 'b'].map((name) => `${name} ${code} ${isCarriedOut}`);
    const batch = ids.map((id) => ({ collection: 'counters' as const, document: { id, value: 1, version: 0 } }));
    primary.next = { command: 'insert', code, isCarriedOut };
    // when
    await expect(stores.write(batch)).rejects.toEqual(unknown);
    const again = stores.write(batch);
    // then
    if (isCarriedOut) await expect(again).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    else await again;
    const kept: CounterDocument[] = await counters().find({ where: { id: { in: ids } } });
    expect(kept.map(({ value, version }) => [value, version])).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it('answers a question, which the driver asks again, or makes it one that can be', async () => {
    primary.next = { command: 'find', code, isCarriedOut: false };
    const ask = () => counters().find({ where: { id: 'nobody' } });

    const first = await ask().catch((error: unknown) => error);

    expect([[], unknown]).toContainEqual(first);
    expect(await ask()).toEqual([]);
  });
});
