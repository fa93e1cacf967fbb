import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { reportCase } from '../../../service/application/cases/reportCase.js';
import { addExport } from '../../../service/cli/export.js';
import { addImportData } from '../../../service/cli/importData.js';
import { composeService, type Service } from '../../../service/compose.js';
import { VirtualClock } from '../../../service/domain/virtualClock.js';
import { stateTables } from '../../../service/engine/embedded/state/stateRows.js';
import { createLogger } from '../../../service/ops/logging.js';
import { openMemoryDatabase } from '../../../service/stores/sqlite/database.js';
import { NINE } from '../../builders/case.js';
import { runCommand } from './commandRun.js';

const DAY_MS = 24 * 3_600_000;
/** Three services are opened one after the other. */
jest.setTimeout(240_000);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shaodao-move-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs `shaodao export …` or `shaodao import-data …`. */
const run = (...words: string[]) => runCommand(words, addExport, addImportData);

const opened = (name: string, clock: VirtualClock): Promise<Service> =>
  composeService({ data: join(folder, name) }, { clock, log: createLogger('silent'), durability: 'checkpoint' });

/** An installation with two running cases, one of them with a photo; what its clerks and timers have before them. */
async function oldInstallation(clock: VirtualClock) {
  const service = await opened('old', clock);
  const photo = await service.needs.stores.files.put(Buffer.from('a photo'), 'image/png');
  for (const photos of [[], [photo]]) {
    const report = {
      text: '路边有垃圾堆放',
      gridId: 'beimen-1',
      placeKind: 'residential',
      photos,
      dangerToLife: false,
    } as const;
    await reportCase(service.needs)(null, { report: { ...report, photos: [...photos] } });
  }
  await service.quiet();
  const before = await state(service, clock);
  await service.close();
  return { before, photo };
}

/** Cases, open tasks, timeline, and when something happens next. */
async function state({ needs: { stores } }: Service, clock: VirtualClock) {
  const all = (name: 'cases' | 'caseViews' | 'tasks' | 'instances' | 'timeline') =>
    stores.collection(name).find({ where: {} });
  return {
    cases: await all('cases'),
    views: await all('caseViews'),
    tasks: await all('tasks'),
    instances: await all('instances'),
    timeline: await all('timeline'),
    nextDue: clock.next(),
  };
}

const export_ = () => run('export', join(folder, 'all.gz'), '--data', join(folder, 'old'), '--json');
const import_ = (name: string, ...words: string[]) =>
  run('import-data', join(folder, 'all.gz'), '--data', join(folder, name), '--json', ...words);

describe('shaodao export and import-data', () => {
  it('take an installation along: running cases stand where they stood, with the same deadlines', async () => {
    // given
    const clock = new VirtualClock(NINE);
    const { before, photo } = await oldInstallation(clock);
    // when
    const exported = await export_();
    const imported = await import_('new');
    // then
    expect([exported, imported]).toMatchObject([{ exitCode: undefined }, { exitCode: undefined }]);
    const { counts, audit } = JSON.parse(exported.out) as { counts: Record<string, number>; audit: string };
    expect(JSON.parse(imported.out)).toEqual({ counts, audit, imported: true, notCarried: [] });
    expect(counts).toMatchObject({ cases: 2, files: 1 });
    const service = await opened('new', clock);
    expect(service.isNew).toBe(false);
    expect(await state(service, clock)).toEqual(before);
    expect((await service.needs.stores.files.get(photo))?.content.toString()).toBe('a photo');
    await service.close();
  });

  it('let the cases go on afterwards: the timers of both installations do the same', async () => {
    // given
    const clock = new VirtualClock(NINE);
    await oldInstallation(clock);
    await export_();
    await import_('new');
    // when
    const [old, moved] = [await aDayLater('old'), await aDayLater('new')];
    // then
    expect(moved).toEqual(old);
    expect(moved.length).toBeGreaterThan(4);
  });

  /** The words of all timelines, a day after. */
  async function aDayLater(name: string): Promise<string[]> {
    const clock = new VirtualClock(NINE);
    const service = await opened(name, clock);
    for (let next = clock.next(); next !== undefined && next <= NINE + DAY_MS; next = clock.next()) {
      clock.moveTo(next);
      await service.quiet();
    }
    const timeline = await service.needs.stores.collection('timeline').find({ where: {} });
    await service.close();
    return timeline.map(({ at, text }) => `${at} ${text.zh}`);
  }

  it('write nothing in a dry run', async () => {
    await oldInstallation(new VirtualClock(NINE));
    await export_();

    const looked = await import_('new', '--dry-run');
    const imported = await import_('new');

    expect(JSON.parse(looked.out)).toMatchObject({ imported: false, counts: { cases: 2 } });
    expect(JSON.parse(imported.out)).toMatchObject({ imported: true });
  });

  it('refuse an installation that holds something already', async () => {
    await oldInstallation(new VirtualClock(NINE));
    await export_();

    const { err, exitCode } = await import_('old');

    expect([err, exitCode]).toEqual([expect.stringContaining('import into an empty installation'), 1]);
  });

  it('refuse a file that was cut off, and one that is none', async () => {
    await oldInstallation(new VirtualClock(NINE));
    await export_();
    const lines = gunzipSync(readFileSync(join(folder, 'all.gz')))
      .toString()
      .trimEnd()
      .split('\n');
    writeFileSync(join(folder, 'all.gz'), gzipSync(lines.slice(0, -1).join('\n')));
    const cut = await import_('new');
    writeFileSync(join(folder, 'all.gz'), 'no export');

    const none = await import_('new');

    expect([cut.exitCode, cut.err]).toEqual([2, expect.stringContaining('cut off')]);
    expect([none.exitCode, none.err]).toEqual([2, expect.stringContaining('FILE_UNREADABLE')]);
  });

  it('do not write over an earlier export', async () => {
    await oldInstallation(new VirtualClock(NINE));
    await export_();

    expect((await export_()).exitCode).toBe(2);
  });

  it('know every table of the engine', () => {
    const made = openMemoryDatabase(0)
      .prepare<{ name: string }>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
      .all()
      .map(({ name }) => name);

    expect([...stateTables, 'migration'].sort()).toEqual(made.sort());
  });
});
