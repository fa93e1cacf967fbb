import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { endAbandonedEarlier } from '../../service/application/cases/endAbandoned.js';
import { Board } from '../../service/contract/board.js';
import { CaseList, CaseView } from '../../service/contract/case.js';
import { InstanceList, InstanceView } from '../../service/contract/instance.js';
import { FollowedReport, ReportReceipt } from '../../service/contract/report.js';
import { type Caller, HOUR, type Office, openOffice, seen } from '../builders/office.js';

let office: Office;
let admin: Caller;
let trackingCode: string;
let id: string;
let processInstanceKey: string;
let steps: string[];

beforeEach(async () => {
  office = await openOffice();
  admin = await office.as('admin');
  const resident = await office.as();
  const sent = { text: '井盖被车压歪', itemId: 'manhole-missing', gridId: 'dengta-1' };
  const receipt = seen(ReportReceipt, await resident.post('/reports', sent));
  await office.quiet();
  ({ trackingCode } = receipt);
  id = seen(CaseList, await admin.get('/cases')).items.find(({ code }) => code === receipt.code)?.id ?? '';
  const [whistle] = seen(InstanceList, await admin.get(`/instances?caseId=${id}&processId=whistle`)).items;
  processInstanceKey = whistle?.processInstanceKey ?? '';
  steps = whistle?.tokens.map(({ key }) => key) ?? [];
});
afterEach(() => office.close());

const caseNow = async () => seen(CaseView, await admin.get(`/cases/${id}`));
const overdueNow = async () => seen(Board, await admin.get('/board')).overdue.length;

describe('a case whose process is over before it was closed', () => {
  it('ends when an administrator takes the last step away, with who did it and why, and its clocks stop', async () => {
    const answer = await admin.post(`/instances/${processInstanceKey}/modification`, {
      terminate: steps,
      reason: '重复上报，由另一案件办理',
    });
    await office.quiet();
    const shown = await caseNow();
    await office.advance(72 * HOUR);
    admin = await office.as('admin'); // nobody's session lasts so long

    expect(seen(InstanceView, answer)).toMatchObject({ state: 'terminated', moves: [] });
    expect(shown).toMatchObject({ status: 'ended', dueAt: null, moves: [], tasks: [] });
    expect(shown.timeline.filter(({ kind }) => kind === 'ended')).toMatchObject([{ by: null }]);
    expect(shown.timeline.find(({ kind }) => kind === 'processModified')).toMatchObject({
      by: { zh: '陈建国' },
      detail: '重复上报，由另一案件办理',
    });
    expect((await caseNow()).tier).toBe(0);
    expect(await overdueNow()).toBe(0);
  });

  it('shows its resident that it has ended, who is promised nothing and can neither withdraw nor rate it', async () => {
    const resident = await office.as();
    const promised = async () => {
      const { plain } = seen(FollowedReport, await resident.get(`/reports/${trackingCode}`));
      return plain.some(({ zh }) => /我们将在.*内答复您/.test(zh));
    };
    expect(await promised()).toBe(true);

    await admin.post(`/instances/${processInstanceKey}/modification`, { terminate: steps, reason: '重复上报' });
    await office.quiet();
    const followed = seen(FollowedReport, await resident.get(`/reports/${trackingCode}`));
    const withdrawn = await resident.post(`/reports/${trackingCode}/withdrawal`, { reason: '已自行解决' });

    expect(followed).toMatchObject({
      status: 'ended',
      stage: { zh: '已终止', en: 'Ended' },
      dueAt: null,
      mayWithdraw: false,
      mayRate: false,
    });
    expect(followed.happened.map(({ text }) => text.zh)).toContain('流程已结束，办理终止（未结案）');
    expect(await promised()).toBe(false);
    expect(withdrawn.body).toMatchObject({ status: 409, code: 'CASE_NOT_OPEN' });
  });

  it('ends where the engine was told past the service', async () => {
    await office.needs.engine.cancelInstance(processInstanceKey);
    await office.quiet();

    expect(await caseNow()).toMatchObject({ status: 'ended', dueAt: null });
  });

  it('ends at the next start where nobody could end it then', async () => {
    await office.needs.engine.cancelInstance(processInstanceKey);
    await office.quiet();
    const { stores } = office.needs;
    for (const name of ['cases', 'caseViews'] as const) {
      const ended = await stores.collection(name).get(id);
      if (ended) await stores.write([{ collection: name, document: { ...ended, status: 'open' } } as never]);
    }

    await endAbandonedEarlier(office.needs);

    expect(await caseNow()).toMatchObject({ status: 'ended' });
  });

  it('goes on where a step is left', async () => {
    await admin.post(`/instances/${processInstanceKey}/modification`, {
      terminate: steps,
      activate: [{ elementId: 'check' }],
      reason: '部门已办好',
    });
    await office.quiet();

    expect(await caseNow()).toMatchObject({ status: 'open', tasks: [expect.anything()] });
  });
});
