import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { api, type RouteName } from '../../service/contract/api.js';
import type { Route } from '../../service/contract/route.js';
import { CaseList, CaseView } from '../../service/contract/case.js';
import { OwnReports, ReportReceipt } from '../../service/contract/report.js';
import { Role } from '../../service/contract/session.js';
import { Task, TaskList } from '../../service/contract/task.js';
import { type Caller, type Office, openOffice, seen } from '../builders/office.js';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const routes = Object.entries<Route>(api) as [RouteName, Route][];

/** Asks for a route with nothing sensible in it: only whether one gets past the door counts. */
function knock(caller: Caller, { method, path }: Route, headers?: Record<string, string>) {
  const address = path.replaceAll(/\{\w+\}/g, '1');
  if (method === 'get') return caller.get(address);
  return method === 'delete' ? caller.delete(address) : caller.post(address, {}, headers);
}

/** A stream that one may see does not end, so that only those who may not are asked. */
const ends = ({ carries }: Route) => carries !== 'events';

const mayAdminister = ({ allowed }: Route) => allowed === 'anyone' || allowed.includes('administrator');

async function loginWith(role: Role): Promise<string> {
  const people = await office.needs.stores.collection('people').find({ where: { roles: { contains: role } } });
  const person = people.find(({ roles }) => roles.length === 1) ?? people[0];
  if (!person) throw new Error(`nobody in the demo county is ${role}`);
  return person.login;
}

describe('who may call a route', () => {
  it.each(routes)('%s: nobody who is not signed in, unless it is open to anyone', async (_name, route) => {
    const answer = await knock(await office.as(), route);

    if (route.allowed === 'anyone') expect(answer.status).not.toBe(403);
    else expect(answer).toMatchObject({ status: 401, body: { code: 'NOT_SIGNED_IN' } });
  });

  it.each(Role.options)('a %s gets through where the contract says so, and nowhere else', async (role) => {
    const login = await loginWith(role);
    const person = await office.needs.stores.collection('people').get(login);
    const roles = person?.roles ?? [];
    let caller = await office.as(login);
    for (const [name, route] of routes) {
      const allowed = route.allowed === 'anyone' || route.allowed.some((one) => roles.includes(one));
      if (allowed && !ends(route)) continue;
      const answer = await knock(caller, route);
      if (name === 'signOut') caller = await office.as(login);
      const refused = JSON.stringify(answer.body).includes(`"action":"${name}"`) && answer.status === 403;
      expect([name, refused]).toEqual([name, !allowed]);
    }
  });

  it('takes no change of a signed-in browser without the token of its session', async () => {
    const admin = await office.as('admin');
    for (const [name, route] of routes.filter(([name, { method }]) => method === 'post' && name !== 'signIn')) {
      const answer = await knock(admin, route, { 'X-CSRF-Token': 'guessed' });
      if (mayAdminister(route)) {
        expect([name, answer.body]).toEqual([name, expect.objectContaining({ code: 'CSRF_TOKEN_WRONG' })]);
      }
    }
  });
});

describe('who may read a case', () => {
  /** Urban-management works on the first, in the grid beimen-1 of the street songling; ecology on the other, in haichao. */
  let here: string;
  let there: string;

  beforeAll(async () => {
    here = await report({ text: '井盖不见了', itemId: 'manhole-missing', gridId: 'beimen-1' });
    there = await report({ text: '工厂半夜排黑烟', itemId: await itemOf('ecology'), gridId: 'dengta-1' });
  });

  async function report(body: object): Promise<string> {
    const { code } = seen(ReportReceipt, await (await office.as()).post('/reports', body));
    await office.quiet();
    const [state] = await office.needs.stores.collection('cases').find({ where: { code } });
    return state?.id ?? '';
  }

  async function itemOf(department: string): Promise<string | undefined> {
    const [catalogue] = await office.needs.stores.collection('catalogues').find({ where: {} });
    return catalogue?.items.find((item) => item.level === 'department' && item.department === department)?.id;
  }

  it.each([
    ['the clerk of the department', 'chengguan', 'here'],
    ['its lead', 'chengguan-lead', 'here'],
    ['the clerk of another department', 'shengtai', 'there'],
    ['the clerk of a department that has to do with neither', 'jiaotong', 'none'],
    ['the dispatcher of the street', 'songling', 'here'],
    ['the dispatcher of another street', 'haichao', 'there'],
    ["the convenor of the street's committee", 'songling-convenor', 'here'],
    ['the community', 'beimen', 'here'],
    ['another community of the street', 'shuimen', 'none'],
    ['the grid member', 'wangge', 'here'],
    ["another grid's member", 'wangge-shuimen', 'none'],
    ['the supervisor', 'ducha', 'both'],
    ['the administrator', 'admin', 'both'],
  ])('%s reads what is theirs, and lists hold no more', async (_who, login, reads) => {
    const caller = await office.as(login);
    const readable = [here, there].filter((id) => reads === 'both' || id === { here, there }[reads]);

    const answers = await Promise.all([here, there].map((id) => caller.get(`/cases/${id}`)));
    const list = seen(CaseList, await caller.get('/cases'));

    expect(list.items.map(({ id }) => id).sort()).toEqual([...readable].sort());
    expect(answers.map(({ status }) => status)).toEqual([here, there].map((id) => (readable.includes(id) ? 200 : 403)));
  });

  it('nobody widens his list by a filter', async () => {
    const clerk = await office.as('chengguan');
    const street = await office.as('songling');

    for (const query of ['department=ecology', 'street=haichao', 'text=黑烟', 'figure=handled&street=haichao']) {
      expect([query, seen(CaseList, await clerk.get(`/cases?${encodeURI(query)}`)).total]).toEqual([query, 0]);
      expect([query, seen(CaseList, await street.get(`/cases?${encodeURI(query)}`)).total]).toEqual([query, 0]);
    }
  });

  it('a task is read by who may work on it or read its case', async () => {
    const clerk = await office.as('chengguan');
    const [task] = seen(TaskList, await clerk.get('/tasks')).items;
    const asked = async (login: string) => (await office.as(login)).get(`/tasks/${task?.key ?? ''}`);

    expect(seen(Task, await asked('songling')).moves).toEqual([]);
    expect((await asked('jiaotong')).body).toMatchObject({ status: 403, code: 'NOT_ALLOWED' });
  });

  it('a department that gave a case back still reads what it wrote there', async () => {
    const clerk = await office.as('chengguan');
    const [first] = seen(TaskList, await clerk.get('/tasks')).items;
    await clerk.post(`/tasks/${first?.key ?? ''}/complete`, {});
    await office.quiet();
    const tasks = seen(TaskList, await clerk.get('/tasks?scope=all')).items;
    const handle = tasks.find(({ element }) => element === 'handle');
    expect((await clerk.post(`/tasks/${handle?.key ?? ''}/return`, { reason: '不属本部门' })).status).toBe(204);
    await office.quiet();

    expect(seen(CaseView, await clerk.get(`/cases/${here}`)).returns).toBe(1);
    expect(seen(CaseList, await clerk.get('/cases')).items.map(({ id }) => id)).toEqual([here]);
  });
});

describe('a resident with an account', () => {
  it('finds what he has reported, and nobody else does', async () => {
    const [resident, neighbour] = [await office.as('jumin'), await office.as('wangge')];
    const receipt = seen(ReportReceipt, await resident.post('/reports', { text: '路灯不亮', gridId: 'dengta-1' }));
    await office.quiet();

    const own = seen(OwnReports, await resident.get('/reports')).items;

    expect(own.map(({ trackingCode }) => trackingCode)).toEqual([receipt.trackingCode]);
    expect(seen(OwnReports, await neighbour.get('/reports')).items).toEqual([]);
  });
});
