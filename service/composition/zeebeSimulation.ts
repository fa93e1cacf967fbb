import type { SimulationBrokerSettings } from '../config.js';
import type { Clock } from '../domain/clock.js';
import { DomainError } from '../domain/errors.js';
import { BrokerClock } from '../engine/zeebe/brokerClock.js';
import { Gateway } from '../engine/zeebe/gateway.js';
import { PinnedBroker } from '../engine/zeebe/pinnedBroker.js';
import { RecordLog } from '../engine/zeebe/sink/recordLog.js';
import { RecordSink } from '../engine/zeebe/sink/sink.js';
import { reachBroker } from '../engine/zeebe/topology.js';
import { openZeebeEngine, type ZeebeEngine } from '../engine/zeebe/zeebeEngine.js';
import type { AnyRecord } from '../engine/records.js';
import { Projection } from '../projections/projection.js';
import { refusedPort } from '../refusedPort.js';
import type { OpenSimulatedEngine, SimulatedEngine } from '../simulation/simulatedEngine.js';
import { openMemoryDatabase } from '../stores/sqlite/database.js';
import { SqliteStores } from '../stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from '../stores/sqlite/writer.js';

interface Surroundings {
  /** Of this machine: how long to wait for the broker. */
  clock: Clock;
  onWaiting: (reason: string) => void;
}

/** A real broker as scenarios need it: one after the other on the same broker, each cleared away before the next. */
export async function openZeebeSimulation(
  broker: SimulationBrokerSettings,
  { clock, onWaiting }: Surroundings,
): Promise<{ open: OpenSimulatedEngine; close(): Promise<void> }> {
  const database = openMemoryDatabase(clock.now());
  const writer = new GroupCommitWriter(database);
  const stores = new SqliteStores({ database, writer, folder: '' });
  const log = new RecordLog(stores);
  const sink = await RecordSink.open(broker.recordsPort, {
    secret: broker.recordsSecret,
    store: (bulk) => log.append(bulk),
    clock,
    onTrouble: (status, problem) => onWaiting(`the broker's exporter was answered ${status}: ${problem}`),
  }).catch(refusedPort('SHAODAO_ZEEBE_RECORDS_PORT', broker.recordsPort));
  const gateway = new Gateway(broker.gateway, clock);
  const partitions = await reachBroker(gateway, { clock, onWaiting });
  const engine = openZeebeEngine({ gateway, partitions, log, clock, views: stores });
  // A migration asks the views where an instance stands.
  const projection = new Projection({ engine, stores, onTrouble: (error) => onWaiting(`views: ${String(error)}`) });
  await projection.start();
  const brokerClock = new BrokerClock(broker.management);
  const pinned = new PinnedBroker({ engine, brokerClock, clock });
  engine.subscribe(new Map(), (records) => {
    for (const record of records) pinned.apply(record);
    return Promise.resolve();
  });
  let isTold = false;
  await pinned.heard(() => {
    if (!isTold) onWaiting(`no record of the broker's exporter has come to port ${broker.recordsPort} yet`);
    isTold = true;
  });
  return {
    open: (at) => simulatedOn(engine, pinned, at),
    async close() {
      await brokerClock.release();
      await projection.close();
      await engine.close();
      await gateway.close();
      await sink.close();
      writer.close();
      database.close();
    },
  };
}

async function simulatedOn(engine: ZeebeEngine, broker: PinnedBroker, at: number): Promise<SimulatedEngine> {
  await broker.moveTo(at);
  await broker.quiet();
  const traces = new Traces();
  const stops = [broker.observe((record) => traces.apply(record))];
  return {
    engine: {
      ...engine,
      async deploy(resources) {
        const deployed = await engine.deployAll(resources);
        traces.deployed(deployed);
        return deployed.processes;
      },
      createInstance: ({ version, ...start }) =>
        engine.createInstance({
          ...start,
          ...(version !== undefined && { version: traces.versionOnBroker(start.bpmnProcessId, version) }),
        }),
    },
    now: () => broker.now,
    nextDue: () => broker.nextDue(),
    moveTo: (to) => broker.moveTo(Math.max(broker.now, to)),
    quiet: () => broker.quiet(),
    observe(apply) {
      stops.push(broker.observe(apply));
    },
    async close() {
      for (const stop of stops.slice(1)) stop();
      await traces.clear(engine, broker);
      stops[0]?.();
    },
  };
}

/** What a scenario leaves behind on a broker that the next one is to use. */
class Traces {
  readonly #running = new Set<string>();
  readonly #resources = new Set<string>();
  /** Message → when its time is over. */
  readonly #messages = new Map<string, number>();

  /** Process → its versions; the broker goes on counting where the scenario before had stopped. */
  readonly #versions = new Map<string, number[]>();

  /** What the broker calls the first, second … version that this scenario has deployed. */
  versionOnBroker(bpmnProcessId: string, version: number): number {
    return this.#versions.get(bpmnProcessId)?.[version - 1] ?? version;
  }

  deployed({ processes, forms }: Awaited<ReturnType<ZeebeEngine['deployAll']>>): void {
    for (const { processDefinitionKey, bpmnProcessId, version } of processes) {
      this.#resources.add(processDefinitionKey);
      const versions = this.#versions.get(bpmnProcessId) ?? [];
      this.#versions.set(bpmnProcessId, versions.includes(version) ? versions : [...versions, version]);
    }
    for (const form of forms) this.#resources.add(form);
  }

  apply(record: AnyRecord): void {
    if (record.valueType === 'MESSAGE') {
      if (record.intent === 'PUBLISHED') this.#messages.set(record.key, Number(record.value['deadline']));
      else this.#messages.delete(record.key);
    }
    if (record.valueType !== 'PROCESS_INSTANCE' || record.value.bpmnElementType !== 'PROCESS') return;
    if (record.value.parentProcessInstanceKey !== '-1') return;
    if (record.intent === 'ELEMENT_ACTIVATING') this.#running.add(record.key);
    if (record.intent === 'ELEMENT_COMPLETED' || record.intent === 'ELEMENT_TERMINATED')
      this.#running.delete(record.key);
  }

  async clear(engine: ZeebeEngine, broker: PinnedBroker): Promise<void> {
    await broker.quiet();
    // One that ends may let another begin, whose message has waited for that.
    while (this.#running.size > 0) {
      for (const key of this.#running) await engine.cancelInstance(key).catch(unlessGone);
      await broker.quiet();
    }
    for (const key of this.#resources) await engine.deleteResource(key).catch(unlessGone);
    await broker.quiet();
    while (this.#messages.size > 0) {
      await broker.moveTo(Math.max(broker.now, ...this.#messages.values()));
      await broker.leap();
      await broker.quiet();
    }
  }
}

function unlessGone(error: unknown): void {
  if (!(error instanceof DomainError) || error.code !== 'ENGINE_NOT_FOUND') throw error;
}
