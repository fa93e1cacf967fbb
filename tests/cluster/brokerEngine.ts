import { Gateway } from '../../service/engine/zeebe/gateway.js';
import { RecordLog } from '../../service/engine/zeebe/sink/recordLog.js';
import { RecordSink } from '../../service/engine/zeebe/sink/sink.js';
import { reachBroker } from '../../service/engine/zeebe/topology.js';
import { openZeebeEngine, type ZeebeEngine } from '../../service/engine/zeebe/zeebeEngine.js';
import { systemClock } from '../../service/ops/systemClock.js';
import { Projection } from '../../service/projections/projection.js';
import { openMemoryDatabase } from '../../service/stores/sqlite/database.js';
import { SqliteStores } from '../../service/stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from '../../service/stores/sqlite/writer.js';
import { RECORDS_SECRET } from './simulationBroker.js';

export interface BrokerEngine {
  engine: ZeebeEngine;
  /** Records that were stored, the way from the sink included. */
  log: RecordLog;
  closeSink(): Promise<void>;
  openSink(): Promise<void>;
  close(): Promise<void>;
}

/** The engine port on a broker, its records and the views of them in memory. */
export async function openBrokerEngine({
  gateway: address,
  recordsPort,
}: {
  gateway: string;
  recordsPort: number;
}): Promise<BrokerEngine> {
  const database = openMemoryDatabase(systemClock.now());
  const writer = new GroupCommitWriter(database);
  const stores = new SqliteStores({ database, writer, folder: '' });
  const log = new RecordLog(stores);
  const openSink = () =>
    RecordSink.open(recordsPort, {
      secret: RECORDS_SECRET,
      store: (bulk) => log.append(bulk),
      onTrouble: () => undefined,
      clock: systemClock,
    });
  let sink = await openSink();
  const gateway = new Gateway(address, systemClock);
  const partitions = await reachBroker(gateway, { clock: systemClock, onWaiting: () => undefined });
  const engine = openZeebeEngine({ gateway, partitions, log, clock: systemClock, views: stores });
  const projection = new Projection({ engine, stores, onTrouble: (error) => process.emitWarning(String(error)) });
  await projection.start();
  return {
    engine,
    log,
    closeSink: () => sink.close(),
    async openSink() {
      sink = await openSink();
    },
    async close() {
      await projection.close();
      await engine.close();
      await gateway.close();
      await sink.close();
      writer.close();
      database.close();
    },
  };
}
