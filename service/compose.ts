import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Express } from 'express';
import { firstStart, isFirstStart } from './application/firstStart.js';
import { jobHandlers } from './application/jobHandlers.js';
import { layOutRules } from './application/layOutRules.js';
import { LiveChanges } from './application/liveChanges.js';
import type { Needs } from './application/needs.js';
import { OutboxRelay } from './application/relay.js';
import { RuleBook } from './application/ruleBook.js';
import { workOn } from './application/workers.js';
import type { Config } from './config.js';
import type { RuleContent } from './decisions/ruleContent.js';
import { readRuleFolder } from './decisions/ruleFolder.js';
import { demoCounty } from './demo/county.js';
import { chinaCalendar } from './domain/chinaCalendar.js';
import type { Clock } from './domain/clock.js';
import { composeEngine, type RunningEngine } from './composeEngine.js';
import { checkDeployable } from './engine/embedded/validation/deployable.js';
import { processesIn } from './engine/embedded/validation/processesIn.js';
import type { Resource } from './engine/port.js';
import { createHttpApp } from './http/app.js';
import { argon2Passwords } from './ops/argon2Passwords.js';
import { createHealth } from './ops/health.js';
import type { Logger } from './ops/logging.js';
import { createMetrics } from './ops/metrics.js';
import { systemRandom } from './ops/systemRandom.js';
import { packageFolder } from './packageFolder.js';
import { Projection } from './projections/projection.js';
import { openDataFolder } from './stores/sqlite/database.js';
import { SqliteStores } from './stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from './stores/sqlite/writer.js';

/** The whole service, without anybody who listens. */
export interface Service {
  needs: Needs;
  projection: Projection;
  http: Express;
  /** Whether the data folder was empty before. */
  isNew: boolean;
  /** Answers when nothing is left to do until the clock moves or somebody comes. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

export interface Surroundings {
  clock: Clock;
  log: Logger;
  /** `checkpoint`: for work that can be done again from the start, such as a replay; ten times as fast. */
  durability?: 'commit' | 'checkpoint';
  /** Told what the service waits for before it can begin, again whenever it changes. */
  onWaiting?: (reason: string) => void;
  /** How the data folder is opened: a test hands in a disk that fills up. */
  open?: typeof openDataFolder;
}

/** Some hundred cases of a replay. */
const UNITS_PER_CHECKPOINT = 20_000;

/**
 * Opens the data folder and wires everything to it. An empty folder gets the demo county and the diagrams.
 * @throws DomainError DATA_FOLDER_LOCKED
 */
export async function composeService(
  { data, engine: settings = 'embedded', metricsToken = null }: Pick<Config, 'data'> & Partial<Config>,
  { clock, log, durability = 'commit', onWaiting = () => undefined, open = openDataFolder }: Surroundings,
): Promise<Service> {
  const folder = open(data, clock.now());
  // In WAL mode this can lose the last commits to a power cut, and never spoils the file.
  if (durability === 'checkpoint') folder.database.exec('pragma synchronous = normal');
  const writer = new GroupCommitWriter(
    folder.database,
    durability === 'checkpoint' ? { unitsPerCommit: UNITS_PER_CHECKPOINT } : {},
  );
  const stores = new SqliteStores({ database: folder.database, writer, folder: data });
  const running = await composeEngine(settings, { database: folder.database, writer, stores, clock, log, onWaiting });
  const { engine } = running;
  const relay = new OutboxRelay({
    stores,
    engine,
    clock,
    onTrouble: (caseId, error) => log.warn({ caseId, error }, 'the engine did not take what a case has to tell'),
  });
  const changes = new LiveChanges();
  const projection = new Projection({ engine, stores });
  projection.onChange(({ caseIds }) => {
    for (const caseId of caseIds) changes.tell({ at: clock.now(), caseId });
  });
  const needs = { stores, engine, clock, relay, changes, rules: new RuleBook(stores), ...rest() };
  await layOutRules(needs, shippedRules());
  const workers = workOn(engine, jobHandlers(needs));
  await projection.start();
  const isNew = await isFirstStart(needs);
  if (isNew) await firstStart(needs, { county: demoCounty(), diagrams: shippedDiagrams() });
  await relay.start();
  return {
    needs,
    projection,
    isNew,
    http: createHttpApp({
      ...needs,
      health: createHealth(needs),
      metrics: createMetrics(),
      metricsToken,
      log,
      ui: packageFolder('dist', 'ui'),
    }),
    quiet: () => quiet(running, relay),
    async close() {
      await relay.close();
      await workers.close();
      await running.close();
      await projection.close();
      writer.close();
      folder.close();
    },
  };
}

/** What is the same however the service runs. */
const rest = () =>
  ({
    random: systemRandom,
    calendar: chinaCalendar,
    passwords: argon2Passwords,
    diagrams: { check: (xml: string) => checkDeployable(xml, 'diagram.bpmn'), processesIn },
  }) satisfies Partial<Needs>;

function shippedRules(): RuleContent[] {
  const folder = packageFolder('rules');
  return readdirSync(folder).map((name) => readRuleFolder(join(folder, name)));
}

/** Every diagram and form of processes/, called processes first or last: they are deployed as one. */
function shippedDiagrams(): Resource[] {
  const folder = packageFolder('processes');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(bpmn|form)$/.test(path))
    .sort()
    .map((path) => ({ name: basename(path), content: readFileSync(join(folder, path)) }));
}

/** A delivery makes work for the engine, and a job can fill an outbox. */
async function quiet(engine: RunningEngine, relay: OutboxRelay): Promise<void> {
  do {
    await relay.idle();
    await engine.quiet();
  } while (relay.isBusy());
}
