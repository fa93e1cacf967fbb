import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Express } from 'express';
import { addMissingDiagrams, firstStart, isFirstStart } from './application/playing/firstStart.js';
import { endAbandoned, endAbandonedEarlier } from './application/cases/endAbandoned.js';
import { calendarInForce } from './application/county/importCalendar.js';
import { jobHandlers } from './application/jobs/jobHandlers.js';
import { needWhole } from './application/moving/importMark.js';
import { layOutRules } from './application/rules/layOutRules.js';
import { layOutScenarios, type ShippedScenarios } from './application/processes/layOutScenarios.js';
import { ChangesElsewhere } from './application/changesElsewhere.js';
import { LiveChanges } from './application/liveChanges.js';
import type { Needs } from './application/needs.js';
import { OutboxSweep } from './application/outbox/outboxSweep.js';
import { retryForCalendar } from './application/county/retryForCalendar.js';
import { OutboxRelay } from './application/outbox/relay.js';
import { RuleBook } from './application/rules/ruleBook.js';
import { workOn } from './application/jobs/workers.js';
import { attendAsNode } from './composition/attendance.js';
import { LocalDatabase, type LocalSettings } from './composition/localDatabase.js';
import { composeEngine } from './composition/engine.js';
import { storesOf } from './composition/stores.js';
import { ProcessTrials } from './composition/processTrials.js';
import { writeAndTellOf } from './composition/writeAndTell.js';
import type { Config } from './config.js';
import type { RuleContent } from './decisions/ruleContent.js';
import { readRuleFolder } from './decisions/ruleFolder.js';
import { demoCounty } from './demo/county.js';
import { chinaCalendar } from './domain/chinaCalendar.js';
import { checkDeployable } from './engine/embedded/validation/deployable.js';
import { processesIn } from './engine/embedded/validation/processesIn.js';
import type { Resource } from './engine/port.js';
import { createHttpApp } from './http/app.js';
import { argon2Passwords } from './ops/argon2Passwords.js';
import { createHealth } from './ops/health.js';
import type { Logger } from './ops/logging.js';
import { createMetrics, tellCalendarEnd, watchOutboxes } from './ops/metrics.js';
import { systemRandom } from './ops/systemRandom.js';
import { packageFolder } from './packageFolder.js';
import { WithPast } from './projections/past.js';
import { Projection } from './projections/projection.js';
import { Pruning } from './projections/pruning.js';
import type { RunningEngine } from './composition/runningEngine.js';
import type { Trials } from './simulation/trial.js';

/** The whole service, without anybody who listens. */
export interface Service {
  needs: Needs;
  projection: Projection;
  http: Express;
  /** Whether the data folder was empty before. */
  isNew: boolean;
  /** Answers when nothing is left to do until the clock moves or somebody comes; what people see may lag behind. */
  idle(): Promise<void>;
  /** The same, and people see all of it. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

export interface Surroundings extends LocalSettings {
  log: Logger;
  /** Told what the service waits for before it can begin, again whenever it changes. */
  onWaiting?: (reason: string) => void;
  /** Who tries scenarios out; else processes of their own. */
  trials?: Trials;
}

/**
 * Opens store and engine and wires everything to them; what is not there yet is waited for. An empty store gets the demo
 * county and the diagrams. A folder alone means the embedded engine and SQLite in it.
 * @throws DomainError DATA_FOLDER_LOCKED, IMPORT_UNFINISHED, RECORDS_CONTRADICT
 */
export async function composeService(
  {
    data,
    engine: settings = 'embedded',
    store = 'sqlite',
    metricsToken = null,
    proxy = 'loopback',
  }: Pick<Config, 'data'> & Partial<Config>,
  { clock, log, onWaiting = () => undefined, trials, ...rest }: Surroundings,
): Promise<Service> {
  const local = new LocalDatabase(data, { clock, ...rest });
  const stores = await storesOf(store, local, { clock, onWaiting });
  const attendance = await attendAsNode(stores, { clock, onWaiting });
  const leave = async () => {
    await attendance.close();
    await stores.close();
    local.close();
  };
  const running = await needWhole(stores)
    .then(() => composeEngine(settings, { local, stores, clock, log, onWaiting }))
    .catch(async (error: unknown) => {
      await leave();
      throw error;
    });
  const { engine } = running;
  const relay = new OutboxRelay({
    stores,
    engine,
    clock,
    onTrouble: (caseId, error) => log.warn({ caseId, error }, 'what a case has to tell could not be told now'),
    writeAndTell: writeAndTellOf(stores, running),
  });
  const sweep = new OutboxSweep({
    stores,
    relay,
    clock,
    onTrouble: (error) => log.warn({ error }, 'outboxes could not be looked through'),
  });
  const changes = new LiveChanges();
  const elsewhere = new ChangesElsewhere({
    stores,
    changes,
    clock,
    onTrouble: (error) => log.warn({ error }, 'whether something has changed at other nodes could not be seen'),
  });
  const projection = new Projection({
    engine: new WithPast(engine, { stores, clock }),
    stores,
    onTrouble: (error) =>
      log.error({ err: error }, 'what people see does not follow what happens; tried again after a pause'),
    onAbandoned: (caseIds) => endAbandoned({ stores, clock, relay, changes }, caseIds),
  });
  projection.onChange(({ caseIds }) => {
    for (const caseId of caseIds) changes.show({ at: clock.now(), caseId });
  });
  const calendar = await calendarInForce(stores, chinaCalendar);
  const trialProcesses = new ProcessTrials(clock);
  const rules = new RuleBook(stores);
  const shared = { stores, engine, clock, relay, changes, rules, calendar };
  const needs = { ...shared, trials: trials ?? trialProcesses, ...sameEverywhere() };
  await layOutRules(needs, shippedRules());
  await layOutScenarios(needs, shippedScenarios());
  const workers = workOn(engine, jobHandlers(needs));
  await projection.start();
  const isNew = await isFirstStart(needs);
  if (isNew) await firstStart(needs, { county: demoCounty(), diagrams: shippedDiagrams() });
  else await addMissingDiagrams(needs, shippedDiagrams());
  await relay.start();
  await endAbandonedEarlier({ stores, clock, relay, changes });
  await retryForCalendar(needs);
  // Where nodes share a store one of them can die and never come back.
  if (!stores.writesAtOnce) {
    sweep.start();
    elsewhere.start();
  }
  const pruning = new Pruning({
    stores,
    clock,
    onTrouble: (error) => log.warn({ error }, 'old records could not be taken away'),
  });
  // The embedded engine keeps its records itself.
  if (settings !== 'embedded') pruning.start();
  const metrics = createMetrics();
  watchOutboxes(metrics, stores);
  tellCalendarEnd(metrics, calendar);
  return {
    needs,
    projection,
    isNew,
    http: createHttpApp({
      ...needs,
      health: createHealth({ stores, projection, engine: running, calendar, clock }),
      metrics,
      metricsToken,
      proxy,
      log,
      ui: packageFolder('dist', 'ui'),
    }),
    idle: () => idle(running, relay),
    async quiet() {
      await idle(running, relay);
      await engine.caughtUp();
    },
    async close() {
      await pruning.close();
      await trialProcesses.close();
      await sweep.close();
      await elsewhere.close();
      await relay.close();
      await workers.close();
      await running.close();
      await projection.close();
      await leave();
    },
  };
}

/** What is the same however the service runs. */
const sameEverywhere = () =>
  ({
    random: systemRandom,
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

/** The examples beside each diagram; a folder of processes/ has its process's id. */
function shippedScenarios(): ShippedScenarios[] {
  const folder = packageFolder('processes');
  return readdirSync(folder).map((id) => {
    const names = readdirSync(join(folder, id)).filter((name) => name.endsWith('.scenario.yaml'));
    return { id, items: names.sort().map((name) => ({ name, text: readFileSync(join(folder, id, name), 'utf8') })) };
  });
}

/** A delivery makes work for the engine, and a job can fill an outbox. */
async function idle(engine: RunningEngine, relay: OutboxRelay): Promise<void> {
  do {
    await relay.idle();
    await engine.idle();
  } while (relay.isBusy());
}
