import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Board } from '../../service/contract/board.js';
import { CaseList, CaseView } from '../../service/contract/case.js';
import { FollowedReport, ReportReceipt } from '../../service/contract/report.js';
import { TaskList, type TaskRow } from '../../service/contract/task.js';
import { type Caller, HOUR, MINUTE, type Office, openOffice, seen } from '../builders/office.js';

let office: Office;

beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

/** What somebody finds in his pool for an element. */
async function pooled(caller: Caller, element: string): Promise<TaskRow> {
  const { items } = seen(TaskList, await caller.get('/tasks?scope=pool'));
  const task = items.find((row) => row.element === element);
  if (!task) throw new Error(`no task ${element} among ${JSON.stringify(items)}`);
  return task;
}

/** Claims and finishes a task as one does at the desk. */
async function finish(caller: Caller, element: string, variables: object = {}): Promise<void> {
  const { key } = await pooled(caller, element);
  expect((await caller.post(`/tasks/${key}/claim`)).status).toBe(200);
  const done = await caller.post(`/tasks/${key}/complete`, { variables });
  expect([done.status, done.text]).toEqual([204, '']);
  await office.quiet();
}

describe('a case from report to rating', () => {
  it('is whistled, handled by departments, checked with rework, closed and rated', async () => {
    // given
    const resident = await office.as();
    const report = {
      text: '小学门口井盖不见了，孩子上学很危险',
      itemId: 'manhole-missing',
      gridId: 'shuimen-3',
      placeKind: 'school',
    };
    const { trackingCode } = seen(ReportReceipt, await resident.post('/reports', report));
    await office.quiet();
    const supervisor = await office.as('ducha');
    const id = seen(CaseList, await supervisor.get('/cases')).items[0]?.id ?? '';
    const triaged = seen(CaseView, await supervisor.get(`/cases/${id}`));
    expect(triaged).toMatchObject({ status: 'open', level: 'department' });
    expect(triaged.reasons.length).toBeGreaterThan(0);
    expect(triaged.deadlines.map(({ clock }) => clock)).toContain('handle');

    // when everybody called does his part
    const called = [triaged.lead, ...triaged.coHandlers].map((department) => String(department?.id));
    const work = async () => {
      for (const department of called) {
        const clerk = await office.as(await loginOf(department, 'clerk'));
        await finish(clerk, 'acknowledge');
        if ((await clerk.get('/tasks')).text.includes('"checkIn"')) await finish(clerk, 'checkIn');
        await finish(clerk, 'handle', { feedback: '已更换井盖' });
        await finish(clerk, 'feedback', { feedback: '已更换井盖，请放心' });
      }
    };
    await work();
    const street = await office.as(streetDispatcher(triaged));
    await finish(street, 'check', { passed: false, failed: called, reason: '井盖仍松动' });
    await work();
    await finish(street, 'check', { passed: true });

    // then
    const closed = seen(FollowedReport, await resident.get(`/reports/${trackingCode}`));
    expect(closed).toMatchObject({ status: 'closed', mayRate: true });
    const rated = await resident.post(`/reports/${trackingCode}/rating`, { rating: 5, solved: true });
    expect(rated.body).toMatchObject({ rating: 5, mayRate: false });
    const done = seen(CaseView, await supervisor.get(`/cases/${id}`));
    expect(done.reworks).toBe(1);
    expect(done.deadlines.every(({ metAt }) => metAt !== null)).toBe(true);
    expect(done.instances.flatMap(({ incidents }) => incidents)).toEqual([]);
  });

  it('is told in the order in which it came about, also within one instant', async () => {
    // given a virtual clock: from report to dispatch not a millisecond passes
    const resident = await office.as();
    const report = { text: '井盖被车压歪', itemId: 'manhole-missing', gridId: 'dengta-1' };
    const { trackingCode } = seen(ReportReceipt, await resident.post('/reports', report));
    await office.quiet();

    // when
    const { happened } = seen(FollowedReport, await resident.get(`/reports/${trackingCode}`));
    const supervisor = await office.as('ducha');
    const id = seen(CaseList, await supervisor.get('/cases')).items[0]?.id ?? '';
    const { timeline } = seen(CaseView, await supervisor.get(`/cases/${id}`));

    // then
    const told = ['已收到上报', '已受理', '正在研判', '已分色：橙色'];
    expect(new Set(timeline.map(({ at }) => at)).size).toBe(1);
    expect(happened.map(({ text }) => text.zh).slice(0, told.length)).toEqual(told);
    expect(timeline.map(({ text }) => text.zh).slice(0, told.length)).toEqual(told);
  });

  it("climbs tier by tier on the supervisor's board while nobody acknowledges", async () => {
    const resident = await office.as();
    await resident.post('/reports', { text: '井盖被车压歪', itemId: 'manhole-missing', gridId: 'dengta-1' });
    await office.quiet();

    await office.advance(72 * HOUR);

    const supervisor = await office.as('ducha');
    const board = seen(Board, await supervisor.get('/board'));
    expect(board.overdue[0]?.tier).toBe(3);
    const tasks = seen(TaskList, await supervisor.get('/tasks'));
    expect(tasks.items.map(({ element }) => element)).toContain('supervise');
  });

  it('vanishes from every list when its resident takes it back', async () => {
    const resident = await office.as();
    const report = { text: '路灯不亮了', itemId: 'manhole-missing', gridId: 'dengta-1' };
    const { trackingCode } = seen(ReportReceipt, await resident.post('/reports', report));
    await office.quiet();

    const withdrawn = await resident.post(`/reports/${trackingCode}/withdrawal`, { reason: '已自行解决' });
    await office.advance(MINUTE);

    expect(withdrawn.body).toMatchObject({ status: 'withdrawn' });
    expect(await office.needs.stores.collection('tasks').count({ state: 'open' })).toBe(0);
  });
});

async function loginOf(organisation: string, role: string): Promise<string> {
  const people = await office.needs.stores
    .collection('people')
    .find({ where: { organisation, roles: { contains: role } } });
  return people[0]?.login ?? `nobody of ${organisation}/${role}`;
}

const streetDispatcher = ({ place }: CaseView): string =>
  ['松岭', '海潮', '龙首']
    .map((name, at) => (place.zh.startsWith(name) ? ['songling', 'haichao', 'longshou'][at] : ''))
    .join('');
