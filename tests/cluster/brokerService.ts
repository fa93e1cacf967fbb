import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeService, type Service } from '../../service/compose.js';
import { createLogger } from '../../service/ops/logging.js';
import { systemClock } from '../../service/ops/systemClock.js';
import { Broker } from './broker.js';
import { freePorts } from './freePorts.js';
import { RecordsProxy } from './recordsProxy.js';
import { RECORDS_SECRET } from './simulationBroker.js';

export interface BrokerService {
  service: Service;
  broker: Broker;
  /** Between the broker's exporter and the service. */
  proxy: RecordsProxy;
  close(): Promise<void>;
}

/** The whole service on a real broker, its documents in SQLite. */
export async function startBrokerService({ partitions }: { partitions: number }): Promise<BrokerService> {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-cluster-'));
  const [recordsPort = 0, proxyPort = 0] = await freePorts(2);
  const proxy = await RecordsProxy.open(proxyPort, recordsPort);
  const records = { url: `http://127.0.0.1:${proxyPort}`, user: 'zeebe', password: RECORDS_SECRET };
  const broker = await Broker.start({ folder, records, partitions });
  const engine = { gateway: broker.gateway, recordsPort, recordsSecret: RECORDS_SECRET };
  const service = await composeService(
    { data: join(folder, 'service'), engine },
    { clock: systemClock, log: createLogger('silent') },
  );
  return {
    service,
    broker,
    proxy,
    async close() {
      await service.close();
      await broker.stop();
      await proxy.close();
      rmSync(folder, { recursive: true });
    },
  };
}
