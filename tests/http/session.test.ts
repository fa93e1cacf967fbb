import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Session } from '../../service/contract/session.js';
import { HOUR, type Office, openOffice, PASSWORD, seen } from '../builders/office.js';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

describe('session', () => {
  it('tells who is signed in, and for which organisation', async () => {
    const clerk = await office.as('ducha');

    const { person } = seen(Session, await clerk.get('/session'));

    expect(person).toMatchObject({ organisation: { id: 'xiawan' }, roles: ['supervisor'] });
  });

  it('tells whoever is not signed in that nobody is: no mistake that a browser would report', async () => {
    const answer = await request(office.app).get('/api/session');

    expect([answer.status, answer.text]).toEqual([200, 'null']);
  });

  it('keeps its secret from scripts and from other sites', async () => {
    const body = { name: 'ducha', password: PASSWORD };

    const answer = await request(office.app).post('/api/session').send(body);

    expect(String(answer.headers['set-cookie'])).toMatch(/^shaodao=[0-9a-f]{64};.*HttpOnly; SameSite=Lax/);
  });

  it('stores only what nobody can sign in with', async () => {
    await office.as('ducha');

    const stored = await office.needs.stores.collection('sessions').find({ where: {} });

    for (const { id } of stored) {
      const answer = await request(office.app).get('/api/session').set('Cookie', `shaodao=${id}`);
      expect([answer.status, answer.body]).toEqual([200, null]);
    }
  });

  it('ends when one signs out, and by itself after twelve hours', async () => {
    const early = await office.as('ducha');
    expect((await early.delete('/session')).status).toBe(204);
    expect((await early.get('/session')).body).toBeNull();
    expect((await early.get('/cases')).body).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' });

    const late = await office.as('ducha');
    await office.advance(12 * HOUR);

    expect((await late.get('/session')).body).toBeNull();
    expect((await late.get('/cases')).status).toBe(401);
  });

  it('says the same for an unknown name and for a wrong password', async () => {
    const tries = [
      { name: 'nobody', password: 'wrong' },
      { name: 'ducha', password: 'wrong' },
    ];

    const answers = await Promise.all(tries.map((body) => request(office.app).post('/api/session').send(body)));

    for (const { status, body } of answers) expect([status, body]).toMatchObject([401, { code: 'SIGN_IN_FAILED' }]);
  });

  it('stops who tries password after password', async () => {
    const body = { name: 'haichao', password: 'wrong' };
    for (let tries = 0; tries < 10; tries += 1) await request(office.app).post('/api/session').send(body);

    const answer = await request(office.app)
      .post('/api/session')
      .send({ ...body, password: PASSWORD });

    expect(answer.body).toMatchObject({ status: 429, code: 'TOO_MANY_TRIES' });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });
});
