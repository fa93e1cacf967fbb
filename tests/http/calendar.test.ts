import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import request from 'supertest';
import { addImport } from '../../service/cli/import.js';
import { composeService, type Service } from '../../service/compose.js';
import { Board } from '../../service/contract/board.js';
import { CaseView } from '../../service/contract/case.js';
import { IncidentList } from '../../service/contract/process.js';
import { FollowedReport, ReportReceipt } from '../../service/contract/report.js';
import { VirtualClock } from '../../service/domain/virtualClock.js';
import { createLogger } from '../../service/ops/logging.js';
import { caller, seen } from '../builders/office.js';

const JANUARY = Date.UTC(2027, 0, 4, 2);

/** Days made up for this test: the notice of 2027 is the State Council's to write. */
const made = `version: made-up
year: 2027
source: made up for a test
daysOff:
  - { from: 2027-01-01, to: 2027-01-01, zh: 元旦、春节、清明、劳动、端午、中秋、国庆, en: all of them }
workingDays: []
`;

describe('a year that the calendar does not know', () => {
  let data: string;
  let service: Service;
  const start = async () => {
    service = await composeService(
      { data },
      { clock: new VirtualClock(JANUARY), log: createLogger('silent'), durability: 'checkpoint' },
    );
    await service.quiet();
  };
  beforeEach(async () => {
    data = mkdtempSync(join(tmpdir(), 'shaodao-calendar-'));
    await start();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    process.exitCode = undefined;
    await service.close();
    rmSync(data, { recursive: true });
  });

  const take = async (text: string): Promise<string> => {
    const file = join(data, 'calendar.yaml');
    writeFileSync(file, text);
    const said: string[] = [];
    for (const stream of [process.stdout, process.stderr]) {
      jest.spyOn(stream, 'write').mockImplementation((line) => said.push(String(line)) > 0);
    }
    const program = new Command();
    addImport(program);
    await program.parseAsync(['import', 'calendar', file, '--data', data], { from: 'user' });
    return said.join('');
  };

  it('keeps the reports that were accepted, and goes on with them once it has been imported', async () => {
    // given
    const resident = await caller(service.http);
    const report = { text: '井盖被车压歪', itemId: 'manhole-missing', gridId: 'dengta-1' };
    const { trackingCode } = seen(ReportReceipt, await resident.post('/reports', report));
    await service.quiet();
    const follow = async () => seen(FollowedReport, await (await caller(service.http)).get(`/reports/${trackingCode}`));
    expect(await follow()).toMatchObject({ status: 'reported', dueAt: null });
    const admin = await caller(service.http, 'admin');
    const board = async () => seen(Board, await (await caller(service.http, 'ducha')).get('/board'));
    const [stuck] = seen(IncidentList, await admin.get('/incidents')).items;
    expect(stuck?.message.zh).toContain('还没有这一年的放假安排');
    expect(stuck?.message.en).toContain('has no holidays for that year yet');
    const { timeline } = seen(CaseView, await admin.get(`/cases/${stuck?.caseId ?? ''}`));
    expect(timeline.map(({ text }) => text.zh)).toContainEqual(expect.stringContaining('流程出错：时限要算到'));
    expect((await board()).calendarEnds).toBe(2026);
    const ready = async (): Promise<unknown> => (await request(service.http).get('/health/ready')).body;
    expect(await ready()).toMatchObject({ ok: true, warnings: [expect.stringContaining('shaodao import calendar')] });

    // when
    await service.close();
    expect(await take(made)).toContain('made-up');
    await start();

    // then
    const followed = await follow();
    expect(followed.status).toBe('open');
    expect(followed.dueAt).toBeGreaterThan(JANUARY);
    expect((await board()).calendarEnds).toBeNull();
    expect(await ready()).toMatchObject({ ok: true, warnings: [] });
    const end = Date.parse('2028-01-01T00:00:00+08:00') / 1000;
    expect((await request(service.http).get('/metrics')).text).toContain(`shaodao_calendar_end_seconds ${end}`);
    const [state] = await service.needs.stores.collection('cases').find({ where: { trackingCode } });
    expect(state?.deadlines.map(({ calendar }) => calendar)).toContain(
      `chinese-days ${service.needs.calendar.version}`,
    );
  });

  it.each([
    [made.replace('2027-01-01, to', '2026-12-31, to'), 'line: 5', 2],
    [made.replaceAll('2027', '2028'), '2027 has to come first', 2],
  ])('is not known by a file that is not whole or out of turn', async (text, reason, exitCode) => {
    await service.close();

    expect(await take(text)).toContain(reason);

    expect(process.exitCode).toBe(exitCode);
    await start();
    expect(service.needs.calendar.lastYear).toBe(2026);
  });

  it('never gets other days under a version that was used', async () => {
    await service.close();
    await take(made);

    expect(await take(made.replaceAll('2027-01-01', '2027-01-02'))).toContain('another name');
    await start();
  });
});
