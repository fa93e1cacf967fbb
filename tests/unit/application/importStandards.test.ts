import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cataloguesInForce } from '../../../service/application/county/catalogue.js';
import { importStandards } from '../../../service/application/county/importStandards.js';
import { openStores } from '../../../service/composition/stores.js';
import { VirtualClock } from '../../../service/domain/virtualClock.js';
import type { Stores } from '../../../service/stores/port.js';
import { line, standardsWorkbook } from '../catalogue/standardsWorkbook.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shaodao-import-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const table = async (limit: string) => ({
  name: 'city.xlsx',
  bytes: await standardsWorkbook({ lines: [line({ 8: limit }), line({ 2: '02', 8: '2紧急工作日' })] }),
});

const inForce = async (stores: Stores) => (await cataloguesInForce(stores)).map(({ id }) => id);

describe('import of standards', () => {
  it('is there when the data folder is opened again', async () => {
    // given
    const clock = new VirtualClock(1_000);
    const first = await openStores({ data: folder }, { clock });
    const { version } = await importStandards({ stores: first, clock })(await table('2小时'));
    await first.close();
    // when
    const second = await openStores({ data: folder }, { clock });
    const [catalogue] = await cataloguesInForce(second);
    await second.close();
    // then
    expect(catalogue).toMatchObject({
      id: version,
      source: '某市立案、处置和结案标准(事件类) (city.xlsx)',
      importedAt: 1_000,
    });
    expect(catalogue?.items.map(({ id }) => id)).toEqual(['matter-01-01-1']);
  });

  it('puts the table that came last into force, also one that was there before', async () => {
    // given
    const clock = new VirtualClock(1_000);
    const stores = await openStores({ data: folder }, { clock });
    const take = importStandards({ stores, clock });
    const old = await take(await table('2小时'));
    clock.moveTo(2_000);
    const changed = await take(await table('4小时'));
    expect(await inForce(stores)).toEqual([changed.version]);
    // when
    clock.moveTo(3_000);
    const again = await take(await table('2小时'));
    // then
    expect(again.version).toBe(old.version);
    expect(await inForce(stores)).toEqual([old.version]);
    expect(await stores.collection('catalogues').count({})).toBe(2);
    await stores.close();
  });

  it('stores nothing of a table that it cannot read', async () => {
    // given
    const clock = new VirtualClock(1_000);
    const stores = await openStores({ data: folder }, { clock });
    // when
    const refused = importStandards({ stores, clock })({ name: 'notes.txt', bytes: Buffer.from('notes') });
    // then
    await expect(refused).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    expect(await stores.collection('catalogues').count({})).toBe(0);
    await stores.close();
  });
});
