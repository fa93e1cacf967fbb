import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { api, type Route, type RouteName } from '../../service/contract/api.js';
import { Role } from '../../service/contract/session.js';
import { type Caller, type Office, openOffice } from '../builders/office.js';

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
    for (const [name, route] of routes) {
      const allowed = route.allowed === 'anyone' || route.allowed.some((one) => roles.includes(one));
      if (allowed && !ends(route)) continue;
      const answer = await knock(await office.as(login), route);
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
