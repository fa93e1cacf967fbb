import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { People } from '../../service/contract/session.js';
import { Task, TaskList } from '../../service/contract/task.js';
import { type Caller, type Office, seen } from '../builders/office.js';
import { keyOf, openWhistled, type Whistled } from '../builders/whistled.js';

let whistled: Whistled;
let office: Office;
let clerk: Caller;
let lead: Caller;
let supervisor: Caller;

beforeEach(async () => {
  whistled = await openWhistled();
  ({ office, clerk, lead, supervisor } = whistled);
});
afterEach(() => office.close());

describe('claim', () => {
  it('is won by one of two at once, and the other is told who', async () => {
    const key = await keyOf(clerk, 'acknowledge');

    const answers = await Promise.all([clerk, lead].map((caller) => caller.post(`/tasks/${key}/claim`)));

    const lost = answers.find(({ status }) => status === 409);
    const won = answers.find(({ status }) => status === 200);
    expect(lost?.body).toMatchObject({ code: 'CLAIMED_BY_OTHER' });
    expect(lost?.text).toContain(won && seen(Task, won).claimedBy?.name.zh);
  });

  it('is given back to the pool', async () => {
    const key = await keyOf(clerk, 'acknowledge');
    await clerk.post(`/tasks/${key}/claim`);
    expect(seen(TaskList, await lead.get('/tasks?scope=pool')).total).toBe(0);

    await clerk.post(`/tasks/${key}/release`);

    expect(seen(TaskList, await lead.get('/tasks?scope=pool')).total).toBe(1);
  });

  it('is refused to another department', async () => {
    const stranger = await office.as(await whistled.loginOf('housing', 'clerk'));

    const answer = await stranger.post(`/tasks/${await keyOf(clerk, 'acknowledge')}/claim`);

    expect(answer.body).toMatchObject({ status: 403, code: 'NOT_ALLOWED' });
  });

  it('of a task that is done says so', async () => {
    const key = await keyOf(clerk, 'acknowledge');
    await whistled.complete(clerk, 'acknowledge');

    const answer = await clerk.post(`/tasks/${key}/claim`);

    expect(answer.body).toMatchObject({ status: 409, code: 'TASK_GONE' });
  });
});

describe('task', () => {
  it('is assigned by the lead to one of his people', async () => {
    const key = await keyOf(lead, 'acknowledge');
    const { items } = seen(People, await lead.get(`/tasks/${key}/people`));
    const login = await whistled.loginOf('urban-management', 'clerk');
    expect(items.map(({ id }) => id)).toContain(login);

    const task = seen(Task, await lead.post(`/tasks/${key}/assign`, { personId: login }));

    expect(task.claimedBy?.id).toBe(login);
    expect(seen(TaskList, await clerk.get('/tasks?scope=mine')).total).toBe(1);
  });

  it('keeps what is reported on the way', async () => {
    const key = await keyOf(clerk, 'acknowledge');

    const task = seen(Task, await clerk.post(`/tasks/${key}/feedback`, { text: '已联系摊主' }));

    expect(task.feedback).toMatchObject([{ text: '已联系摊主' }]);
  });

  it('is not finished without what its form asks for, nor with more', async () => {
    await whistled.complete(clerk, 'acknowledge');
    const key = await keyOf(clerk, 'handle');

    const empty = await clerk.post(`/tasks/${key}/complete`, { variables: {} });
    const more = await clerk.post(`/tasks/${key}/complete`, { variables: { feedback: '已清理', outcome: 'returned' } });

    expect(empty.body).toMatchObject({
      code: 'INPUT_INVALID',
      issues: [
        { path: 'variables.feedback', name: { en: expect.anything() }, message: { zh: '必须填写', en: 'is required' } },
      ],
    });
    expect(more.body).toMatchObject({ code: 'INPUT_INVALID', issues: [{ path: 'variables.outcome' }] });
  });

  it('that is finished twice at once is finished once', async () => {
    const key = await keyOf(clerk, 'acknowledge');

    const answers = await Promise.all([1, 2].map(() => clerk.post(`/tasks/${key}/complete`, { variables: {} })));
    await office.quiet();

    expect(answers.map(({ status }) => status)).toContain(204);
    expect((await whistled.view()).timeline.filter(({ kind }) => kind === 'taskDone')).toHaveLength(1);
  });
});

describe('return', () => {
  it('needs a reason', async () => {
    await whistled.complete(clerk, 'acknowledge');

    const answer = await clerk.post(`/tasks/${await keyOf(clerk, 'handle')}/return`, {});

    expect(answer.body).toMatchObject({ code: 'INPUT_INVALID', issues: [{ path: 'body.reason' }] });
  });

  it('goes to the street first, to a ruling next, and never back to who was cleared', async () => {
    const street = await office.as('haichao');
    const owner = await office.as(await whistled.loginOf('housing', 'clerk'));
    const dispatcher = (await whistled.view()).place.zh.startsWith('海潮') ? street : await office.as('songling');
    await whistled.complete(clerk, 'acknowledge');
    await clerk.post(`/tasks/${await keyOf(clerk, 'handle')}/return`, { reason: '不属本部门职责', owner: 'housing' });
    await office.quiet();
    await whistled.complete(dispatcher, 'decideReturn', { decision: 'sendOn', to: 'housing', reason: '属住建职责' });
    await whistled.complete(owner, 'acknowledge');
    const leadBySending = (await whistled.view()).lead?.id;
    await owner.post(`/tasks/${await keyOf(owner, 'handle')}/return`, { reason: '也不属我部门' });
    await office.quiet();

    const key = await keyOf(supervisor, 'ruling');
    const back = await supervisor.post(`/tasks/${key}/complete`, {
      variables: { to: 'urban-management', reason: '请重新承办' },
    });

    expect(back.body).toMatchObject({ code: 'DEPARTMENT_CLEARED', facts: { organisation: 'urban-management' } });
    const { formData } = seen(Task, await supervisor.get(`/tasks/${key}`));
    expect(formData.offeredDepartments.map(({ value }) => value)).not.toContain('urban-management');
    expect((await whistled.view()).returns).toBe(2);
    await whistled.complete(supervisor, 'ruling', { to: 'transport', reason: '属交通运输职责' });
    expect([leadBySending, (await whistled.view()).lead?.id]).toEqual(['housing', 'transport']);
  });
});
