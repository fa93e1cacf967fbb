import type { LocalDatabase } from './composeDatabase.js';
import type { BrokerSettings, Config } from './config.js';
import type { Clock } from './domain/clock.js';
import { type EmbeddedEngine, openEmbeddedEngine } from './engine/embedded/engine.js';
import type { Engine } from './engine/port.js';
import { Gateway } from './engine/zeebe/gateway.js';
import { RecordLog } from './engine/zeebe/sink/recordLog.js';
import { RecordSink } from './engine/zeebe/sink/sink.js';
import { reachBroker } from './engine/zeebe/topology.js';
import { openZeebeEngine } from './engine/zeebe/zeebeEngine.js';
import type { Logger } from './ops/logging.js';
import type { Stores } from './stores/port.js';

export interface RunningEngine {
  engine: Engine;
  partitions: number;
  /** Answers when the engine has nothing to do until the clock moves, as far as it can tell. */
  idle(): Promise<void>;
  /** Of an engine whose state lies in the local database. */
  withinUnit?: EmbeddedEngine['withinUnit'];
  /** Closes the engine and what it stands on. */
  close(): Promise<void>;
}

interface Parts {
  local: LocalDatabase;
  stores: Stores;
  clock: Clock;
  log: Logger;
  /** Told what is waited for, again whenever it changes. */
  onWaiting: (reason: string) => void;
}

/** The engine that the settings name. A broker that is not there yet is waited for. */
export async function composeEngine(settings: Config['engine'], parts: Parts): Promise<RunningEngine> {
  if (settings !== 'embedded') return composeBroker(settings, parts);
  const engine = await openEmbeddedEngine({ ...parts.local.open(), clock: parts.clock });
  const { withinUnit } = engine;
  return { engine, partitions: 1, withinUnit, idle: () => engine.idle(), close: () => engine.close() };
}

async function composeBroker(
  { gateway: address, recordsPort, recordsSecret }: BrokerSettings,
  { stores, clock, log, onWaiting }: Parts,
): Promise<RunningEngine> {
  const records = new RecordLog(stores);
  const sink = await RecordSink.open(recordsPort, {
    secret: recordsSecret,
    store: (batch) => records.append(batch),
    onTrouble: (status, problem) => log.warn({ status, problem }, 'records of the broker were not taken'),
  });
  const gateway = new Gateway(address, clock);
  const partitions = await reachBroker(gateway, { clock, onWaiting });
  const engine = openZeebeEngine({ gateway, partitions, log: records, clock });
  return {
    engine,
    partitions,
    idle: () => engine.caughtUp(),
    async close() {
      await engine.close();
      await gateway.close();
      await sink.close();
    },
  };
}
