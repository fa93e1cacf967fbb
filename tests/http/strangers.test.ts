import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { composeService, type Service } from '../../service/compose.js';
import { VirtualClock } from '../../service/domain/virtualClock.js';
import { createLogger } from '../../service/ops/logging.js';
import { Problem } from '../../service/contract/problem.js';
import { MONDAY_NINE } from '../builders/office.js';

const token = 'the-secret-of-the-monitoring';
/** As the proxy of this machine names who asks. */
const fromAfar = { 'X-Forwarded-For': '203.0.113.7' };
/** The smallest PNG: one pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let data: string;
let service: Service;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'shaodao-strangers-'));
  const clock = new VirtualClock(MONDAY_NINE);
  service = await composeService({ data, metricsToken: token }, { clock, log: createLogger('silent') });
});
afterAll(async () => {
  await service.close();
  rmSync(data, { recursive: true });
});

describe('the numbers of the service', () => {
  const ask = (headers: Record<string, string>) => request(service.http).get('/metrics').set(headers);

  it('are for this machine, and for who brings the token', async () => {
    expect((await ask({})).status).toBe(200);
    expect((await ask({ ...fromAfar, Authorization: `Bearer ${token}` })).status).toBe(200);
  });

  it.each([
    ['nobody from elsewhere', fromAfar],
    ['nobody who guesses', { ...fromAfar, Authorization: 'Bearer the-secret-of-the-monitorinG' }],
    ['nobody who only says that he is here', { 'X-Forwarded-For': '127.0.0.1, 203.0.113.7' }],
  ])('are for %s', async (_who, headers) => {
    expect((await ask(headers)).body).toMatchObject({ status: 403, code: 'NOT_ALLOWED' });
  });
});

describe('files of strangers', () => {
  it('are taken sixty times in ten minutes from one address, and others go on', async () => {
    const send = (address: string) =>
      request(service.http).post('/api/files').set('X-Forwarded-For', address).attach('file', png, 'photo.png');
    const answers = [];
    for (let file = 0; file <= 60; file += 1) answers.push(await send('203.0.113.8'));

    expect(answers.slice(0, 60).every(({ status }) => status === 201)).toBe(true);
    expect(answers[60]?.body).toMatchObject({ status: 429, code: 'TOO_MANY_TRIES' });
    expect(Number(answers[60]?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await send('203.0.113.9')).status).toBe(201);
  });
});

describe('a page that asks for what an older build had', () => {
  it('is told that it is not there, and not where the server keeps its files', async () => {
    const answer = await request(service.http).get('/assets/StudioPage-of-last-week.js');

    expect([answer.status, Problem.parse(answer.body).code]).toEqual([404, 'NOT_FOUND']);
    expect(answer.text).not.toContain('dist');
  });
});
