import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Board } from '../../service/contract/board.js';
import { CaseView } from '../../service/contract/case.js';
import { FollowedReport, ReportReceipt } from '../../service/contract/report.js';
import { Task, TaskList } from '../../service/contract/task.js';
import { type Caller, HOUR, MINUTE, type Office, openOffice, seen } from '../builders/office.js';

let office: Office;

beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

async function keyOf(caller: Caller, element: string): Promise<string> {
  const { items } = seen(TaskList, await caller.get('/tasks?scope=all'));
  const task = items.find((row) => row.element === element);
  if (!task) throw new Error(`no ${element} among ${items.map((row) => row.element).join()}`);
  return task.key;
}

async function finish(caller: Caller, element: string, variables: object = {}): Promise<void> {
  const answer = await caller.post(`/tasks/${await keyOf(caller, element)}/complete`, { variables });
  expect([element, answer.status, answer.text]).toEqual([element, 204, '']);
  await office.advance(MINUTE);
}

async function caseOf({ code }: ReportReceipt): Promise<CaseView> {
  const [state] = await office.needs.stores.collection('cases').find({ where: { code } });
  return seen(CaseView, await (await office.as('ducha')).get(`/cases/${state?.id ?? ''}`));
}

describe('what a grid member reports', () => {
  it('is his own first, climbs to community and street with a reason, and is whistled from there', async () => {
    const [grid, community, street] = await Promise.all(['wangge', 'beimen', 'songling'].map((who) => office.as(who)));
    if (!grid || !community || !street) throw new Error('somebody is missing');
    const [catalogue] = await office.needs.stores.collection('catalogues').find({ where: {} });
    const small = catalogue?.items.find(({ level }) => level === 'grid');
    const report = { text: '楼道里堆了一些杂物', itemId: small?.id, gridId: 'beimen-1' };
    const receipt = seen(ReportReceipt, await grid.post('/reports', report));
    await office.quiet();
    expect((await caseOf(receipt)).instances.map(({ processId }) => processId)).toContain('grid-event');
    expect(seen(Task, await grid.get(`/tasks/${await keyOf(grid, 'gridHandle')}`)).moves).toContain('complete');

    await finish(grid, 'gridHandle', { outcome: 'handOn', reason: '需要社区协调业主' });
    await finish(community, 'communityHandle', { outcome: 'handOn', reason: '物业不配合' });
    await finish(street, 'streetHandle', { outcome: 'handOn', reason: '需要部门执法' });

    const whistled = await caseOf(receipt);
    expect(whistled.instances.map(({ processId }) => processId)).toContain('whistle');
    expect(whistled.timeline.filter(({ kind }) => kind === 'handedOn').map(({ detail }) => detail)).toEqual([
      '需要社区协调业主',
      '物业不配合',
      '需要部门执法',
    ]);
    const own = whistled.deadlines.filter(({ organisation }) => organisation.id.startsWith('beimen'));
    expect(own.every(({ metAt }) => metAt !== null)).toBe(true);
  });
});

describe('a case that its resident calls unsolved', () => {
  it('is taken up again by the street that checks', async () => {
    const resident = await office.as();
    const body = { text: '井盖被车压歪', itemId: 'manhole-missing', gridId: 'dengta-1' };
    const receipt = seen(ReportReceipt, await resident.post('/reports', body));
    await office.quiet();
    for (const round of [1, 2]) {
      const [clerk, street] = [await office.as('chengguan'), await office.as('haichao')];
      for (const element of ['acknowledge', 'checkIn', 'handle', 'feedback']) {
        const { items } = seen(TaskList, await clerk.get('/tasks'));
        if (items.some((row) => row.element === element)) await finish(clerk, element, formOf(element));
      }
      await finish(street, 'check', { passed: true });
      if (round === 2) break;
      expect((await caseOf(receipt)).status).toBe('closed');
      await office.advance(24 * HOUR);
      await finish(await office.as('haichao'), 'revisit', { satisfied: false, comment: '第二天又松了' });
      expect((await caseOf(receipt)).status).toBe('open');
    }

    const again = await caseOf(receipt);
    expect(again.status).toBe('closed');
    expect(again.timeline.map(({ kind }) => kind)).toContain('reopened');
    const followed = seen(FollowedReport, await resident.get(`/reports/${receipt.trackingCode}`));
    expect(followed.happened.map(({ text }) => text.en)).toContain('Reopened');
  });
});

describe('a closed case', () => {
  /** The report's receipt, when its departments have done their part and the street has closed it. */
  const closed = async (): Promise<ReportReceipt> => {
    const resident = await office.as();
    const body = { text: '井盖被车压歪', itemId: 'manhole-missing', gridId: 'dengta-1' };
    const receipt = seen(ReportReceipt, await resident.post('/reports', body));
    await office.quiet();
    const clerk = await office.as('chengguan');
    for (const element of ['acknowledge', 'checkIn', 'handle', 'feedback']) {
      const { items } = seen(TaskList, await clerk.get('/tasks'));
      if (items.some((row) => row.element === element)) await finish(clerk, element, formOf(element));
    }
    await finish(await office.as('haichao'), 'check', { passed: true });
    return receipt;
  };
  const solved = async () => {
    const { figures } = seen(Board, await (await office.as('ducha')).get('/board'));
    return figures.find(({ id }) => id === 'solved');
  };
  const openTasks = () => office.needs.stores.collection('tasks').count({ state: 'open' });

  it('is filed when nobody answers the revisit for seven days, and counted apart from the answers', async () => {
    const receipt = await closed();
    await office.advance(24 * HOUR);
    expect(await openTasks()).toBe(1);

    await office.advance(7 * 24 * HOUR);

    const filed = await caseOf(receipt);
    expect(filed.status).toBe('closed');
    expect(filed.timeline.map(({ text }) => text.zh)).toContain('回访无答复，已归档');
    expect([await openTasks(), await office.needs.stores.collection('instances').count({ state: 'active' })]).toEqual([
      0, 0,
    ]);
    expect(await solved()).toMatchObject({ whole: 0, leftOut: { id: 'unanswered', count: 1 } });
  });

  it('comes back to the check when its resident is not content, and may be rated again after that', async () => {
    const { trackingCode, ...receipt } = await closed();
    const resident = await office.as();
    const rate = (rating: number, solved: boolean) =>
      resident.post(`/reports/${trackingCode}/rating`, { rating, solved, comment: '又松了' });

    await rate(2, false);
    await office.quiet();

    expect((await caseOf({ trackingCode, ...receipt })).status).toBe('open');
    await office.advance(HOUR);
    await finish(await office.as('haichao'), 'check', { passed: true });
    const again = await rate(5, true);
    await office.quiet();
    expect(again.body).toMatchObject({ status: 'closed', rating: 5, mayRate: false });
    expect(await solved()).toMatchObject({ part: 1, whole: 1, leftOut: { count: 0 } });
    expect(await openTasks()).toBe(0);
  });
});

const formOf = (element: string) => (element === 'handle' || element === 'feedback' ? { feedback: '已更换井盖' } : {});
