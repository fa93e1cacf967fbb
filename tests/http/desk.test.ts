import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CaseList, CaseView } from '../../service/contract/case.js';
import { People } from '../../service/contract/session.js';
import { Task, TaskList } from '../../service/contract/task.js';
import { type Caller, HOUR, type Office, openOffice, seen } from '../builders/office.js';

let office: Office;
let clerk: Caller;
let lead: Caller;
let supervisor: Caller;
let caseId: string;

/** A case of urban-management with everybody who has to do with it. */
beforeEach(async () => {
  office = await openOffice();
  const item = (await office.needs.stores.collection('catalogues').find({ where: {} }))
    .flatMap(({ items }) => items)
    .find(({ level, department }) => level === 'department' && department === 'urban-management');
  const report = { text: '这里有人乱设摊点', itemId: item?.id, gridId: 'dengta-1' };
  await (await office.as()).post('/reports', report);
  await office.quiet();
  clerk = await office.as(await loginOf('urban-management', 'clerk'));
  lead = await office.as(await loginOf('urban-management', 'lead'));
  supervisor = await office.as('ducha');
  caseId = seen(CaseList, await supervisor.get('/cases')).items[0]?.id ?? '';
});
afterEach(() => office.close());

async function loginOf(organisation: string, role: string): Promise<string> {
  const where = { organisation, roles: { contains: role } };
  const [person] = await office.needs.stores.collection('people').find({ where });
  if (!person) throw new Error(`nobody is ${role} of ${organisation}`);
  return person.login;
}

async function keyOf(caller: Caller, element: string): Promise<string> {
  const { items } = seen(TaskList, await caller.get('/tasks?scope=all'));
  const task = items.find((row) => row.element === element);
  if (!task) throw new Error(`no ${element} among ${items.map((row) => row.element).join()}`);
  return task.key;
}

async function complete(caller: Caller, element: string, variables: object = {}): Promise<void> {
  const answer = await caller.post(`/tasks/${await keyOf(caller, element)}/complete`, { variables });
  expect([answer.status, answer.text]).toEqual([204, '']);
  await office.quiet();
}

async function dueOf(element: string): Promise<number | null | undefined> {
  const { items } = seen(TaskList, await clerk.get('/tasks?scope=all'));
  return items.find((row) => row.element === element)?.dueAt;
}

const view = async () => seen(CaseView, await supervisor.get(`/cases/${caseId}`));

describe('the matter', () => {
  it('is named by the catalogue in both languages, and found by either', async () => {
    const { matter } = await view();
    const { items } = seen(TaskList, await clerk.get('/tasks?scope=all'));
    const foundBy = async (words: string) =>
      seen(CaseList, await supervisor.get(`/cases?text=${encodeURIComponent(words)}`)).total;

    expect([matter.zh, matter.en]).toEqual([
      expect.stringMatching(/\p{Script=Han}/u),
      expect.stringMatching(/^[ -~]+$/),
    ]);
    expect(items.map((row) => row.matter)).toContainEqual(matter);
    expect(await Promise.all([matter.zh, matter.en.toUpperCase(), 'nowhere'].map(foundBy))).toEqual([1, 1, 0]);
  });
});

describe('what the reporter says of people', () => {
  const report = async (injured: unknown) =>
    (await office.as()).post('/reports', { text: '路口有车撞了人', gridId: 'dengta-1', injured });

  it('makes the case red where three are hurt, and stands on its page', async () => {
    await report(3);
    await office.quiet();
    const [own] = seen(CaseList, await supervisor.get(`/cases?text=${encodeURIComponent('路口有车')}`)).items;
    const shown = seen(CaseView, await supervisor.get(`/cases/${own?.id ?? ''}`));

    expect([shown.injured, shown.dangerToLife, shown.colour]).toEqual([3, false, 'red']);
    expect(shown.reasons.map(({ zh }) => zh)).toContain('三人以上受伤');
  });

  it('is refused where it is no number of people', async () => {
    const answers = await Promise.all([-1, 1.5, 'many'].map(report));

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
  });
});

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
    const stranger = await office.as(await loginOf('housing', 'clerk'));

    const answer = await stranger.post(`/tasks/${await keyOf(clerk, 'acknowledge')}/claim`);

    expect(answer.body).toMatchObject({ status: 403, code: 'NOT_ALLOWED' });
  });

  it('of a task that is done says so', async () => {
    const key = await keyOf(clerk, 'acknowledge');
    await complete(clerk, 'acknowledge');

    const answer = await clerk.post(`/tasks/${key}/claim`);

    expect(answer.body).toMatchObject({ status: 409, code: 'TASK_GONE' });
  });
});

describe('task', () => {
  it('is assigned by the lead to one of his people', async () => {
    const key = await keyOf(lead, 'acknowledge');
    const { items } = seen(People, await lead.get(`/tasks/${key}/people`));
    const login = await loginOf('urban-management', 'clerk');
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
    await complete(clerk, 'acknowledge');
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
    expect((await view()).timeline.filter(({ kind }) => kind === 'taskDone')).toHaveLength(1);
  });
});

describe('return', () => {
  it('needs a reason', async () => {
    await complete(clerk, 'acknowledge');

    const answer = await clerk.post(`/tasks/${await keyOf(clerk, 'handle')}/return`, {});

    expect(answer.body).toMatchObject({ code: 'INPUT_INVALID', issues: [{ path: 'body.reason' }] });
  });

  it('goes to the street first, to a ruling next, and never back to who was cleared', async () => {
    const street = await office.as('haichao');
    const owner = await office.as(await loginOf('housing', 'clerk'));
    const dispatcher = (await view()).place.zh.startsWith('海潮') ? street : await office.as('songling');
    await complete(clerk, 'acknowledge');
    await clerk.post(`/tasks/${await keyOf(clerk, 'handle')}/return`, { reason: '不属本部门职责', owner: 'housing' });
    await office.quiet();
    await complete(dispatcher, 'decideReturn', { decision: 'sendOn', to: 'housing', reason: '属住建职责' });
    await complete(owner, 'acknowledge');
    await owner.post(`/tasks/${await keyOf(owner, 'handle')}/return`, { reason: '也不属我部门' });
    await office.quiet();

    const key = await keyOf(supervisor, 'ruling');
    const back = await supervisor.post(`/tasks/${key}/complete`, {
      variables: { to: 'urban-management', reason: '请重新承办' },
    });

    expect(back.body).toMatchObject({ code: 'DEPARTMENT_CLEARED', facts: { organisation: 'urban-management' } });
    const { formData } = seen(Task, await supervisor.get(`/tasks/${key}`));
    expect(formData.offeredDepartments.map(({ value }) => value)).not.toContain('urban-management');
    expect((await view()).returns).toBe(2);
  });
});

describe('case', () => {
  it('gets more time where the lead asks in time and the supervisor grants it', async () => {
    const before = (await view()).deadlines.find(({ clock }) => clock === 'handle')?.dueAt ?? 0;
    const asked = { department: 'urban-management', reason: '等待材料', minutes: 60 };
    const { pendingExtensions } = seen(CaseView, await lead.post(`/cases/${caseId}/extensions`, asked));

    const again = await lead.post(`/cases/${caseId}/extensions`, asked);
    const extensionId = pendingExtensions[0]?.id ?? '';
    await supervisor.post(`/cases/${caseId}/extensions/${extensionId}/decision`, { granted: true });

    expect(again.body).toMatchObject({ code: 'EXTENSION_PENDING' });
    const deadline = (await view()).deadlines.find(({ clock }) => clock === 'handle');
    expect(deadline?.dueAt).toBeGreaterThan(before);
    expect(deadline?.extensions).toHaveLength(1);
    await complete(clerk, 'acknowledge');
    expect(await dueOf('handle')).toBe(deadline?.dueAt);
  });

  it('has tasks that are due when it says: later with an extension, not at all while it stands still', async () => {
    await complete(clerk, 'acknowledge');
    const before = (await dueOf('handle')) ?? 0;
    const asked = { department: 'urban-management', reason: '等待材料', minutes: 60 };
    const { pendingExtensions } = seen(CaseView, await lead.post(`/cases/${caseId}/extensions`, asked));
    const decision = `/cases/${caseId}/extensions/${pendingExtensions[0]?.id ?? ''}/decision`;

    await supervisor.post(decision, { granted: true });
    const extended = (await dueOf('handle')) ?? 0;
    await supervisor.post(`/cases/${caseId}/suspension`, { reason: '等待批复', until: office.clock.now() + 90 * HOUR });
    const still = await dueOf('handle');
    await office.advance(2 * HOUR);
    await supervisor.post(`/cases/${caseId}/resumption`, { reason: '批复已到' });

    expect(extended).toBeGreaterThan(before);
    expect(still).toBeNull();
    const { deadlines } = await view();
    expect(await dueOf('handle')).toBe(deadlines.find(({ clock }) => clock === 'handle')?.dueAt);
    expect(await dueOf('handle')).toBeGreaterThan(extended);
  });

  it('stands still while it is suspended, once', async () => {
    const until = office.clock.now() + 1000 * HOUR;
    await supervisor.post(`/cases/${caseId}/suspension`, { reason: '等待规划批复', until });
    await office.advance(200 * HOUR);
    supervisor = await office.as('ducha');
    expect(await view()).toMatchObject({ dueAt: null, tier: 0 });

    await supervisor.post(`/cases/${caseId}/resumption`, { reason: '批复已到' });
    const again = await supervisor.post(`/cases/${caseId}/suspension`, { reason: '再等等', until });

    expect(again.body).toMatchObject({ code: 'SUSPENSION_USED_UP' });
    expect((await view()).dueAt).toBeGreaterThan(office.clock.now());
  });

  it('tells what the supervisor did', async () => {
    await supervisor.post(`/cases/${caseId}/urges`, { reason: '请尽快办理' });
    await supervisor.post(`/cases/${caseId}/supervisions`, { reason: '群众多次反映' });

    expect(await view()).toMatchObject({ urges: 1, supervisions: 1 });
    expect((await view()).timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['urged', 'supervised']));
  });

  it('gets one more department, which has clocks and a task of its own', async () => {
    const street = await office.as('haichao');
    const ask = { department: 'ecology', reason: '油污流入河道' };

    const added = seen(CaseView, await street.post(`/cases/${caseId}/coHandlers`, ask));
    await office.quiet();

    expect(
      added.deadlines.filter(({ organisation }) => organisation.id === 'ecology').map(({ clock }) => clock),
    ).toEqual(expect.arrayContaining(['acknowledge', 'handle']));
    const helper = await office.as(await loginOf('ecology', 'clerk'));
    expect(seen(TaskList, await helper.get('/tasks')).items.map(({ element }) => element)).toEqual(['acknowledge']);
    const twice = await street.post(`/cases/${caseId}/coHandlers`, ask);
    expect(twice.body).toMatchObject({ status: 409, code: 'ALREADY_EXISTS' });
    expect((await street.post(`/cases/${caseId}/coHandlers`, { ...ask, department: 'dengta' })).body).toMatchObject({
      code: 'DEPARTMENT_UNKNOWN',
    });
    const elsewhere = await office.as('songling');
    expect((await elsewhere.post(`/cases/${caseId}/coHandlers`, { ...ask, department: 'police' })).status).toBe(403);
  });

  it('goes on in the very minute in which its suspension ends', async () => {
    const until = office.clock.now() + 10 * HOUR + 7 * 60_000;
    await supervisor.post(`/cases/${caseId}/suspension`, { reason: '等待审批', until });

    await office.advance(10 * HOUR + 8 * 60_000);

    const { timeline } = await view();
    expect(timeline.filter(({ kind }) => kind === 'resumed').map(({ at }) => at)).toEqual([until]);
  });

  it('offers nobody a move that is not his', async () => {
    expect(seen(CaseView, await clerk.get(`/cases/${caseId}`)).moves).toEqual([]);
    expect((await clerk.post(`/cases/${caseId}/urges`, { reason: '催办' })).status).toBe(403);
  });

  it('is found by colour, street, department and words', async () => {
    for (const query of ['status=open', 'department=urban-management', 'text=摊点', 'sort=dueAt']) {
      const { items } = seen(CaseList, await supervisor.get(`/cases?${encodeURI(query)}`));
      expect([query, items.map(({ id }) => id)]).toEqual([query, [caseId]]);
    }
    expect(seen(CaseList, await supervisor.get('/cases?department=housing')).total).toBe(0);
    expect((await supervisor.get('/cases?color=red')).body).toMatchObject({ issues: [{ path: 'query.color' }] });
  });
});
