import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import request from 'supertest';
import type { z } from 'zod';
import type { Needs } from '../../service/application/needs.js';
import { composeService } from '../../service/compose.js';
import { demoCounty } from '../../service/demo/county.js';
import { VirtualClock } from '../../service/domain/virtualClock.js';
import { createLogger } from '../../service/ops/logging.js';
import { trialsHere } from './trialsHere.js';

/** Monday, 2 March 2026, 09:00 in the county. */
export const MONDAY_NINE = Date.UTC(2026, 2, 2, 1);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** The whole service with the demo county, on a clock that moves when told to. */
export interface Office {
  readonly app: Express;
  readonly needs: Needs;
  readonly clock: VirtualClock;
  /** Somebody who calls: signed in where a login is given. */
  as(login?: string): Promise<Caller>;
  /** Until nothing is left to do before the clock moves. */
  quiet(): Promise<void>;
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

export interface Answer {
  status: number;
  body: unknown;
  text: string;
  headers: Record<string, string>;
}

/** The body, held against the contract: an answer that does not keep it fails the test. */
export function seen<S extends z.ZodType>(schema: S, answer: Answer): z.output<S> {
  if (answer.status >= 300) throw new Error(`${answer.status}: ${answer.text}`);
  return schema.parse(answer.body);
}

export interface Caller {
  get(path: string): Promise<Answer>;
  post(path: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  upload(content: Buffer, name: string): Promise<Answer>;
}

export async function openOffice(): Promise<Office> {
  const clock = new VirtualClock(MONDAY_NINE);
  const data = mkdtempSync(join(tmpdir(), 'shaodao-office-'));
  const service = await composeService(
    { data },
    { clock, log: createLogger('silent'), durability: 'checkpoint', trials: trialsHere },
  );
  return {
    app: service.http,
    needs: service.needs,
    clock,
    as: (login) => caller(service.http, login),
    quiet: () => service.quiet(),
    async advance(ms) {
      const end = clock.now() + ms;
      for (let next = clock.next(); next !== undefined && next <= end; next = clock.next()) {
        clock.moveTo(next);
        await service.quiet();
      }
      clock.moveTo(end);
      await service.quiet();
    },
    async close() {
      await service.close();
      rmSync(data, { recursive: true });
    },
  };
}

/** What every demo account has. */
export const PASSWORD = demoCounty().password;

/** Somebody who calls an application: signed in where a login is given. */
export async function caller(app: Express, login?: string): Promise<Caller> {
  const agent = request.agent(app);
  let csrfToken = '';
  if (login !== undefined) {
    const session = await agent.post('/api/session').send({ name: login, password: PASSWORD });
    if (session.status !== 201) throw new Error(`${login} cannot sign in: ${session.text}`);
    csrfToken = (session.body as { csrfToken: string }).csrfToken;
  }
  return {
    get: async (path) => agent.get(`/api${path}`),
    post: async (path, body = {}, headers = {}) =>
      agent
        .post(`/api${path}`)
        .set({ 'X-CSRF-Token': csrfToken, ...headers })
        .send(body),
    delete: async (path) => agent.delete(`/api${path}`).set('X-CSRF-Token', csrfToken),
    upload: async (content, name) =>
      agent.post('/api/files').set('X-CSRF-Token', csrfToken).attach('file', content, name),
  };
}
