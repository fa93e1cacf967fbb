import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import request from 'supertest';
import type { z } from 'zod';
import { jobHandlers } from '../../service/application/jobHandlers.js';
import { LiveChanges } from '../../service/application/liveChanges.js';
import { OutboxRelay } from '../../service/application/relay.js';
import { workOn } from '../../service/application/workers.js';
import { compileEscalation } from '../../service/decisions/escalation.js';
import { readRuleFolder } from '../../service/decisions/ruleFolder.js';
import { compileTriage } from '../../service/decisions/triage.js';
import { demoCounty } from '../../service/demo/county.js';
import { chinaCalendar } from '../../service/domain/chinaCalendar.js';
import { VirtualClock } from '../../service/domain/virtualClock.js';
import { type EmbeddedEngine, openEmbeddedEngine } from '../../service/engine/embedded/engine.js';
import { checkDeployable } from '../../service/engine/embedded/validation/deployable.js';
import { processesIn } from '../../service/engine/embedded/validation/processesIn.js';
import { createHttpApp } from '../../service/http/app.js';
import type { HttpNeeds } from '../../service/http/httpNeeds.js';
import { argon2Passwords } from '../../service/ops/argon2Passwords.js';
import { createHealth } from '../../service/ops/health.js';
import { createLogger } from '../../service/ops/logging.js';
import { createMetrics } from '../../service/ops/metrics.js';
import { systemRandom } from '../../service/ops/systemRandom.js';
import { Projection } from '../../service/projections/projection.js';
import { openMemoryDatabase } from '../../service/stores/sqlite/database.js';
import { SqliteStores } from '../../service/stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from '../../service/stores/sqlite/writer.js';

/** Monday, 2 March 2026, 09:00 in the county. */
export const MONDAY_NINE = Date.UTC(2026, 2, 2, 1);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** The whole service with the demo county, in memory and on a clock that moves when told to. */
export interface Office {
  readonly app: Express;
  readonly needs: HttpNeeds & { engine: EmbeddedEngine };
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
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-office-'));
  const database = openMemoryDatabase(clock.now());
  const writer = new GroupCommitWriter(database);
  const stores = new SqliteStores({ database, writer, folder });
  const engine = await openEmbeddedEngine({ database, writer, clock });
  const projection = new Projection({ engine, stores });
  await projection.start();
  const relay = new OutboxRelay({ stores, engine, clock, onTrouble: fail });
  const changes = new LiveChanges();
  projection.onChange(({ caseIds }) => {
    for (const caseId of caseIds) changes.tell({ at: clock.now(), caseId });
  });
  const needs = {
    stores,
    engine,
    clock,
    relay,
    changes,
    random: systemRandom,
    calendar: chinaCalendar,
    passwords: argon2Passwords,
    triage: compileTriage(readRuleFolder('rules/triage')),
    escalation: compileEscalation(readRuleFolder('rules/escalation')),
    diagrams: { check: (xml: string) => checkDeployable(xml, 'diagram.bpmn'), processesIn },
    health: createHealth({ stores }),
    metrics: createMetrics(),
    log: createLogger('silent'),
    ui: folder,
  };
  await settle(needs);
  const jobs = workOn(engine, jobHandlers(needs));
  await engine.deploy(processResources());
  await engine.quiet();
  const app = createHttpApp(needs);
  return {
    app,
    needs,
    clock,
    as: (login) => caller(app, login),
    quiet: () => engine.quiet(),
    async advance(ms) {
      const end = clock.now() + ms;
      for (let next = clock.next(); next !== undefined && next <= end; next = clock.next()) {
        clock.moveTo(next);
        await engine.quiet();
      }
      clock.moveTo(end);
      await engine.quiet();
    },
    async close() {
      await jobs.close();
      await relay.close();
      await projection.close();
      await engine.close();
      writer.close();
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function fail(caseId: string, error: unknown): never {
  throw new Error(`the relay could not deliver what ${caseId} has to tell`, { cause: error });
}

/** People are known by their login. One password is hashed once: argon2 is slow on purpose. */
async function settle({ stores, passwords, clock }: HttpNeeds): Promise<void> {
  const { organisation, people, catalogue } = demoCounty();
  const passwordHash = await passwords.hash(PASSWORD);
  await stores.write([
    ...organisation.map((node) => ({ collection: 'organisations' as const, document: { ...node, version: 0 } })),
    ...people.map((person) => ({
      collection: 'people' as const,
      document: { ...person, id: person.login, version: 0, passwordHash },
    })),
    {
      collection: 'catalogues',
      document: { ...catalogue, id: catalogue.version, version: 0, importedAt: clock.now() },
    },
  ]);
}

const PASSWORD = 'a password for tests';

function processResources() {
  const files = readdirSync('processes', { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.(bpmn|form)$/.test(file))
    .map((file) => ({ name: file.split('/').at(-1) ?? file, content: readFileSync(join('processes', file)) }));
}

async function caller(app: Express, login: string | undefined): Promise<Caller> {
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
