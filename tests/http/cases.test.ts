import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CaseList, CaseView } from '../../service/contract/case.js';
import { Task, TaskList } from '../../service/contract/task.js';
import { type Caller, HOUR, type Office, seen } from '../builders/office.js';
import { openWhistled, type Whistled } from '../builders/whistled.js';

let whistled: Whistled;
let office: Office;
let clerk: Caller;
let lead: Caller;
let supervisor: Caller;
let caseId: string;

beforeEach(async () => {
  whistled = await openWhistled();
  ({ office, clerk, lead, supervisor, caseId } = whistled);
});
afterEach(() => office.close());

async function dueOf(element: string): Promise<number | null | undefined> {
  const { items } = seen(TaskList, await clerk.get('/tasks?scope=all'));
  return items.find((row) => row.element === element)?.dueAt;
}

describe('the matter', () => {
  it('is named by the catalogue in both languages, and found by either', async () => {
    const { matter } = await whistled.view();
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

describe('case', () => {
  it('gets more time where the lead asks in time and the supervisor grants it', async () => {
    const before = (await whistled.view()).deadlines.find(({ clock }) => clock === 'handle')?.dueAt ?? 0;
    const asked = { department: 'urban-management', reason: '等待材料', minutes: 60 };
    const { pendingExtensions } = seen(CaseView, await lead.post(`/cases/${caseId}/extensions`, asked));

    const again = await lead.post(`/cases/${caseId}/extensions`, asked);
    const extensionId = pendingExtensions[0]?.id ?? '';
    await supervisor.post(`/cases/${caseId}/extensions/${extensionId}/decision`, { granted: true });

    expect(again.body).toMatchObject({ code: 'EXTENSION_PENDING' });
    const deadline = (await whistled.view()).deadlines.find(({ clock }) => clock === 'handle');
    expect(deadline?.dueAt).toBeGreaterThan(before);
    expect(deadline?.extensions).toHaveLength(1);
    await whistled.complete(clerk, 'acknowledge');
    expect(await dueOf('handle')).toBe(deadline?.dueAt);
  });

  it('offers the lead to ask for more time as long as asking is not refused', async () => {
    const offered = async (to = lead) => {
      const [task] = seen(TaskList, await to.get('/tasks?scope=all')).items.filter(({ caseId: of }) => of === caseId);
      return seen(Task, await to.get(`/tasks/${task?.key ?? ''}`)).moves.includes('askExtension');
    };
    const asked = { department: 'urban-management', reason: '等待材料', minutes: 60 };
    const before = await offered();
    const { pendingExtensions } = seen(CaseView, await lead.post(`/cases/${caseId}/extensions`, asked));
    const pending = await offered();
    await supervisor.post(`/cases/${caseId}/extensions/${pendingExtensions[0]?.id ?? ''}/decision`, { granted: false });
    const refused = await offered();
    await office.advance(400 * HOUR);
    const later = await office.as('chengguan-lead');

    expect([before, pending, refused, await offered(later)]).toEqual([true, false, true, false]);
    expect((await later.post(`/cases/${caseId}/extensions`, asked)).body).toMatchObject({ code: 'EXTENSION_TOO_LATE' });
  });

  it('has tasks that are due when it says: later with an extension, not at all while it stands still', async () => {
    await whistled.complete(clerk, 'acknowledge');
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
    const { deadlines } = await whistled.view();
    expect(await dueOf('handle')).toBe(deadlines.find(({ clock }) => clock === 'handle')?.dueAt);
    expect(await dueOf('handle')).toBeGreaterThan(extended);
  });

  it('stands still while it is suspended, once', async () => {
    const until = office.clock.now() + 1000 * HOUR;
    await supervisor.post(`/cases/${caseId}/suspension`, { reason: '等待规划批复', until });
    await office.advance(200 * HOUR);
    supervisor = await office.as('ducha');
    expect(await whistled.view(supervisor)).toMatchObject({ dueAt: null, tier: 0 });

    await supervisor.post(`/cases/${caseId}/resumption`, { reason: '批复已到' });
    const again = await supervisor.post(`/cases/${caseId}/suspension`, { reason: '再等等', until });

    expect(again.body).toMatchObject({ code: 'SUSPENSION_USED_UP' });
    expect((await whistled.view(supervisor)).dueAt).toBeGreaterThan(office.clock.now());
  });

  it('tells what the supervisor did', async () => {
    await supervisor.post(`/cases/${caseId}/urges`, { reason: '请尽快办理' });
    await supervisor.post(`/cases/${caseId}/supervisions`, { reason: '群众多次反映' });

    expect(await whistled.view()).toMatchObject({ urges: 1, supervisions: 1 });
    expect((await whistled.view()).timeline.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['urged', 'supervised']),
    );
  });

  it('gets one more department, which has clocks and a task of its own', async () => {
    const street = await office.as('haichao');
    const ask = { department: 'ecology', reason: '油污流入河道' };

    const added = seen(CaseView, await street.post(`/cases/${caseId}/coHandlers`, ask));
    await office.quiet();

    expect(added.coHandlers.map(({ id }) => id)).toContain('ecology');
    expect(
      added.deadlines.filter(({ organisation }) => organisation.id === 'ecology').map(({ clock }) => clock),
    ).toEqual(expect.arrayContaining(['acknowledge', 'handle']));
    const helper = await office.as(await whistled.loginOf('ecology', 'clerk'));
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

    const { timeline } = await whistled.view();
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
