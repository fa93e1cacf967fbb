import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OrganisationDocument } from '../../service/stores/documents/county.js';
import type { Query, Stores } from '../../service/stores/port.js';
import { openTask } from './openTask.js';

const SHA_256_OF_A_PHOTO = 'd4e24d749a4fe2f161af2de913c0402b04e3ae287dafd0f9dbfa4a5c56c69285';

/** What every adapter of the store promises. `open` gives an empty store. */
export function storesContract(open: () => Promise<{ stores: Stores; close(): Promise<void> }>): void {
  describe('store', () => {
    let opened: Awaited<ReturnType<typeof open>>;
    let stores: Stores;
    beforeEach(async () => {
      opened = await open();
      stores = opened.stores;
    });
    afterEach(() => opened.close());

    it('gives back what was stored, as version 1', async () => {
      await stores.collection('organisations').insert(organisation('a'));

      expect(await stores.collection('organisations').get('a')).toEqual({ ...organisation('a'), version: 1 });
      expect(await stores.collection('organisations').get('b')).toBeUndefined();
    });

    it('refuses a second document with the same id', async () => {
      await stores.collection('organisations').insert(organisation('a'));

      const second = stores.collection('organisations').insert(organisation('a'));

      await expect(second).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    });

    it('refuses a second document with the same unique field', async () => {
      await stores.collection('people').insert(person('p1', 'li'));

      const second = stores.collection('people').insert(person('p2', 'li'));

      await expect(second).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    });

    it('replaces the latest version and counts it', async () => {
      const stored = await stores.collection('organisations').insert(organisation('a'));

      const saved = await stores.collection('organisations').save({ ...stored, kind: 'street' });

      expect(saved).toEqual({ ...organisation('a'), kind: 'street', version: 2 });
      expect(await stores.collection('organisations').get('a')).toEqual(saved);
    });

    it('refuses a write that is based on an old version', async () => {
      const stored = await stores.collection('organisations').insert(organisation('a'));
      await stores.collection('organisations').save(stored);

      const late = stores.collection('organisations').save(stored);

      await expect(late).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    });

    it('refuses a batch whose new document exists already', async () => {
      await stores.collection('organisations').insert(organisation('a'));

      const second = stores.write([{ collection: 'organisations', document: organisation('a') }]);

      await expect(second).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    });

    it('refuses to save a document that was removed', async () => {
      const stored = await stores.collection('organisations').insert(organisation('a'));
      await stores.collection('organisations').remove('a');

      const late = stores.collection('organisations').save(stored);

      await expect(late).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    });

    it('keeps any JSON as it is: odd names, lists in lists, empty things, large numbers, signs of any script', async () => {
      const schema = {
        'a.b': 1,
        $where: { '%24': true, 'x%2ey': null, '': 0 },
        list: [[1, [2, { 'c.d': [[]] }]], [], {}],
        empty: {},
        large: 1_772_413_200_123,
        small: -0.5,
        text: '哨到 🚨 " \\ \u0001',
      };
      await stores.collection('forms').insert({ id: 'f', schema });

      expect(await stores.collection('forms').get('f')).toEqual({ id: 'f', version: 1, schema });
    });

    it('leaves out fields that have no value', async () => {
      await stores.collection('forms').insert({ id: 'f', schema: { a: undefined, b: 1 } });

      expect(await stores.collection('forms').get('f')).toEqual({ id: 'f', version: 1, schema: { b: 1 } });
    });

    it('lets one of two who save at once win', async () => {
      const stored = await stores.collection('organisations').insert(organisation('a'));

      const both = await Promise.allSettled([
        stores.collection('organisations').save({ ...stored, kind: 'street' }),
        stores.collection('organisations').save({ ...stored, kind: 'county' }),
      ]);

      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('restores a document in the version that it had elsewhere, once', async () => {
      const elsewhere = { ...organisation('a'), version: 7 };
      await stores.collection('organisations').restore(elsewhere);

      const again = stores.collection('organisations').restore(elsewhere);

      await expect(again).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
      expect(await stores.collection('organisations').get('a')).toEqual(elsewhere);
      expect(await stores.collection('organisations').save(elsewhere)).toMatchObject({ version: 8 });
    });

    it('forgets what is removed, and removing it again is no error', async () => {
      await stores.collection('organisations').insert(organisation('a'));

      await stores.collection('organisations').remove('a');
      await stores.collection('organisations').remove('a');

      expect(await stores.collection('organisations').get('a')).toBeUndefined();
    });

    it('finds by equality, by null, by a list of values, by what a list contains and by range', async () => {
      await stores.write(
        [
          openTask('1', { dueAt: 10, organisations: ['housing'] }),
          openTask('2', { dueAt: 20, organisations: ['police', 'housing/lead'], claimedBy: 'li' }),
          openTask('3', { dueAt: null, organisations: ['police'], state: 'completed' }),
        ].map((document) => ({ collection: 'tasks', document })),
      );
      const found = async (where: Query['where']) =>
        (await stores.collection('tasks').find({ where })).map(({ id }) => id);

      expect(await found({ state: 'completed' })).toEqual(['3']);
      expect(await found({ claimedBy: null })).toEqual(['1', '3']);
      expect(await found({ id: { in: ['3', '1', 'x'] } })).toEqual(['1', '3']);
      expect(await found({ dueAt: { in: [10, null] } })).toEqual(['1', '3']);
      expect(await found({ organisations: { contains: 'police' } })).toEqual(['2', '3']);
      expect(await found({ dueAt: { gt: 10, lte: 20 }, state: 'open' })).toEqual(['2']);
      expect(await found({ 'name.en': 'task 2' })).toEqual(['2']);
      expect(await found({ 'organisations.0': { gt: 'p' } })).toEqual(['2', '3']);
      expect(await found({ dueAt: { lt: 100 } })).toEqual(['1', '2']);
      expect(await found({ id: { in: [] } })).toEqual([]);
      expect(await found({})).toEqual(['1', '2', '3']);
    });

    it('sorts by a field, null first, ties by id, and pages without gap or repeat', async () => {
      const dues = [30, 10, null, 10, 20];
      await stores.write(
        dues.map((dueAt, index) => ({ collection: 'tasks', document: openTask(String(index), { dueAt }) })),
      );
      const page = async (order: 'asc' | 'desc', skip: number) =>
        (await stores.collection('tasks').find({ where: {}, sort: { by: 'dueAt', order }, limit: 3, skip })).map(
          ({ id }) => id,
        );

      expect([await page('asc', 0), await page('asc', 3)]).toEqual([
        ['2', '1', '3'],
        ['4', '0'],
      ]);
      expect([await page('desc', 0), await page('desc', 3)]).toEqual([
        ['0', '4', '3'],
        ['1', '2'],
      ]);
    });

    it('gives the values at some paths of what a query finds, in its order, null where nothing stands', async () => {
      const organisations = stores.collection('organisations');
      await organisations.insert({ ...organisation('a'), point: { lat: 26.9, lng: 120 } });
      const stored = await organisations.insert(organisation('b'));
      await organisations.save({ ...stored, kind: 'street', point: null });
      const fromTheEnd: Query = { where: {}, sort: { by: 'id', order: 'desc' } };

      expect(await organisations.values(fromTheEnd, ['id', 'version', 'kind', 'name', 'point.lng'])).toEqual([
        ['b', 2, 'street', organisation('b').name, null],
        ['a', 1, organisation('a').kind, organisation('a').name, 120],
      ]);
      expect(await organisations.values({ ...fromTheEnd, limit: 1, skip: 1 }, ['point'])).toEqual([
        [{ lat: 26.9, lng: 120 }],
      ]);
      expect(await organisations.values({ where: { id: 'c' } }, ['id'])).toEqual([]);
    });

    it('counts what a query would find', async () => {
      await stores.write(
        [openTask('1', {}), openTask('2', { state: 'failed' })].map((document) => ({ collection: 'tasks', document })),
      );

      expect(await stores.collection('tasks').count({ state: 'open' })).toBe(1);
      expect(await stores.collection('tasks').count({})).toBe(2);
    });

    it('writes a batch of new and changed documents of several collections', async () => {
      const stored = await stores.collection('organisations').insert(organisation('a'));

      await stores.write([
        { collection: 'organisations', document: { ...stored, kind: 'county' } },
        { collection: 'tasks', document: openTask('1', {}) },
      ]);

      expect(await stores.collection('organisations').get('a')).toMatchObject({ kind: 'county', version: 2 });
      expect(await stores.collection('tasks').get('1')).toMatchObject({ version: 1 });
    });

    it('refuses a batch that holds an old version', async () => {
      const stored = await stores.collection('organisations').insert(organisation('a'));
      await stores.collection('organisations').save(stored);

      const late = stores.write([{ collection: 'organisations', document: stored }]);

      await expect(late).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    });

    it('lets exactly one of twenty who count at once have each number', async () => {
      const counters = stores.collection('counters');
      await counters.insert({ id: 'n', value: 0 });

      const counted = await Promise.all(Array.from({ length: 20 }, () => countUp()));

      expect(counted.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, place) => place + 1));

      async function countUp(): Promise<number> {
        for (;;) {
          const counter = await counters.get('n');
          if (!counter) throw new Error('the counter is gone');
          try {
            return (await counters.save({ ...counter, value: counter.value + 1 })).value;
          } catch {
            // somebody was faster
          }
        }
      }
    });

    it('keeps a file that is larger than a piece, and an empty one', async () => {
      const content = Buffer.alloc(2_500_000, 'photo');

      const id = await stores.files.put(content, 'image/png');
      const empty = await stores.files.put(Buffer.alloc(0), 'image/png');

      expect((await stores.files.get(id))?.content.equals(content)).toBe(true);
      expect((await stores.files.get(empty))?.content.length).toBe(0);
    });

    it('keeps a file under the hash of its bytes, once', async () => {
      const content = Buffer.from('a photo');

      const id = await stores.files.put(content, 'image/png');
      const again = await stores.files.put(content, 'image/png');

      expect([id, again]).toEqual([SHA_256_OF_A_PHOTO, SHA_256_OF_A_PHOTO]);
      expect(await stores.files.get(id)).toEqual({ content, mediaType: 'image/png' });
      expect(await stores.files.get('0'.repeat(64))).toBeUndefined();
    });
  });
}

const organisation = (id: string): OrganisationDocument => ({
  id,
  version: 0,
  kind: 'department',
  name: { zh: id, en: id },
  parent: null,
  point: null,
  validFrom: 0,
  validTo: null,
  successor: null,
});

const person = (id: string, login: string) => ({
  id,
  login,
  name: { zh: login, en: login },
  organisation: 'housing',
  roles: [],
  passwordHash: '',
});
