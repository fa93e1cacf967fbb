import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalDatabase } from '../../service/composition/localDatabase.js';
import { openStores } from '../../service/composition/stores.js';
import { type Config, readConfig } from '../../service/config.js';
import { demoCounty } from '../../service/demo/county.js';
import { VirtualClock } from '../../service/domain/virtualClock.js';
import { seedIfNew } from '../../service/seed.js';
import { SqliteStores } from '../../service/stores/sqlite/sqliteStores.js';

const NOW = Date.UTC(2026, 2, 16, 1);

describe('the past of an empty data folder', () => {
  let config: Config;
  beforeEach(() => {
    const data = mkdtempSync(join(tmpdir(), 'shaodao-seed-'));
    config = { ...readConfig({}), data };
  });
  afterEach(() => rmSync(config.data, { recursive: true }));

  it('is played where a first start was cut off before there was any of it, and once only', async () => {
    // given: tables, and nothing in them
    const cutOff = new LocalDatabase(config.data, { clock: new VirtualClock(NOW) });
    new SqliteStores({ ...cutOff.open(), folder: config.data });
    cutOff.close();
    // when
    await seedIfNew(config, NOW);
    await seedIfNew(config, NOW + 1);
    // then
    const stores = await openStores(config, { clock: new VirtualClock(NOW) });
    expect(await stores.collection('cases').count({})).toBe(demoCounty().reports.length);
    expect(await stores.collection('caseViews').count({ status: 'closed' })).toBeGreaterThan(0);
    const told = new Set<string>((await stores.collection('timeline').find({ where: {} })).map(({ kind }) => kind));
    const shown = [
      'climbed',
      'reworkOrdered',
      'returned',
      'extensionDecided',
      'suspended',
      'withdrawn',
      'rated',
      'urged',
    ];
    expect(shown.filter((kind) => !told.has(kind))).toEqual([]);
    await stores.close();
  }, 120_000);

  it('leaves nothing behind that counts, until it is whole', async () => {
    const clock = new VirtualClock(NOW);
    const local = new LocalDatabase(config.data, { clock, durability: 'whole' });
    const { database, writer } = local.open();
    const stores = new SqliteStores({ database, writer, folder: config.data });
    const tries = Array.from({ length: 30_000 }, (_none, value) => ({ id: String(value), value }));
    for (const counter of tries) await stores.collection('counters').insert(counter);

    expect(database.isTransaction).toBe(true);
    local.close();
  }, 240_000);
});
