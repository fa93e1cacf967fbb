import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportedLines } from '../../service/application/moving/exportedLines.js';
import type { ExportLine } from '../../service/application/moving/exportLine.js';
import { importLines } from '../../service/application/moving/importLines.js';
import { reportCase } from '../../service/application/cases/reportCase.js';
import { composeService } from '../../service/compose.js';
import { openForMove } from '../../service/composition/move.js';
import type { Config } from '../../service/config.js';
import { VirtualClock } from '../../service/domain/virtualClock.js';
import { createLogger } from '../../service/ops/logging.js';
import { NINE } from '../builders/case.js';
import { Database } from './database.js';
import { reportNumbered } from './order.js';
import { viewsOf } from './views.js';

type Place = Pick<Config, 'data' | 'engine' | 'store'>;

describe('moving', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-moving-'));
  let database: Database;
  beforeAll(async () => {
    database = await Database.start(join(folder, 'database'));
  });
  afterAll(async () => {
    await database.kill();
    rmSync(folder, { recursive: true });
  });

  const clock = new VirtualClock(NINE);
  const log = createLogger('silent');
  const waiting = { clock, onWaiting: () => undefined };
  const onSqlite = (name: string): Place => ({ data: join(folder, name), engine: 'embedded', store: 'sqlite' });
  const onMongo = (name: string): Place => ({ ...onSqlite(name), store: { url: database.url(name) } });

  async function exported(place: Place): Promise<ExportLine[]> {
    const source = await openForMove(place, waiting);
    const lines: ExportLine[] = [];
    for await (const line of exportedLines({ ...source, at: '' })) lines.push(line);
    await source.close();
    return lines;
  }

  async function imported(lines: readonly ExportLine[], place: Place) {
    const target = await openForMove(place, waiting);
    try {
      return await importLines(() => sent(lines), target, { dryRun: false });
    } finally {
      await target.close();
    }
  }

  /** What people see, and when something happens next. */
  async function seen(place: Place) {
    const service = await composeService(place, { clock, log });
    await service.quiet();
    const views = await viewsOf(service.needs.stores);
    const next = clock.next();
    await service.close();
    return { views, next };
  }

  it('takes running cases from SQLite to MongoDB and back, unchanged', async () => {
    // given
    const old = await composeService(onSqlite('old'), { clock, log });
    for (const number of [1, 2]) await reportCase(old.needs)(null, { report: reportNumbered(number) });
    await old.quiet();
    await old.close();
    const before = await exported(onSqlite('old'));
    // when
    const there = await imported(before, onMongo('there'));
    const between = await exported(onMongo('there'));
    const back = await imported(between, onSqlite('back'));
    // then
    expect([there, back]).toMatchObject([{ imported: true }, { imported: true }]);
    expect(back).toEqual(there);
    expect(between).toEqual(before);
    const atFirst = await seen(onSqlite('old'));
    expect(atFirst.views['instances']).toHaveLength(2);
    expect((await seen(onMongo('there'))).views).toEqual(atFirst.views);
    expect((await seen(onSqlite('back'))).views).toEqual(atFirst.views);
  });
});

async function* sent(lines: readonly ExportLine[]): AsyncGenerator<ExportLine> {
  for (const line of lines) yield await Promise.resolve(line);
}
