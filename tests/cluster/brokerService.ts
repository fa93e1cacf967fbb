import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeService, type Service } from '../../service/compose.js';
import { createLogger } from '../../service/ops/logging.js';
import { systemClock } from '../../service/ops/systemClock.js';
import { Broker } from './broker.js';
import { freePorts } from './freePorts.js';
import { GatewayBalancer } from './gatewayBalancer.js';
import { RecordsProxy } from './recordsProxy.js';
import { RECORDS_SECRET } from './simulationBroker.js';

export interface BrokerService {
  service: Service;
  /** The first of them. */
  broker: Broker;
  /** All of them. */
  brokers: readonly Broker[];
  /** host:port, behind which all of them are. */
  gateway: string;
  /** The one that the service asks now. */
  asked(): Broker;
  /** Between the broker's exporter and the service. */
  proxy: RecordsProxy;
  close(): Promise<void>;
}

/** The whole service on real brokers, each of which keeps every partition; its documents in SQLite. */
export async function startBrokerService({ partitions, brokers: count = 1 }: { partitions: number; brokers?: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-cluster-'));
  const [recordsPort = 0, proxyPort = 0, gatewayPort = 0, ...internalPorts] = await freePorts(3 + count);
  const proxy = await RecordsProxy.open(proxyPort, recordsPort);
  const records = { url: `http://127.0.0.1:${proxyPort}`, user: 'zeebe', password: RECORDS_SECRET };
  const starts = await Promise.allSettled(
    internalPorts.map((_port, number) =>
      Broker.start({
        folder: join(folder, String(number)),
        records,
        partitions,
        // Each on an address of its own where there are several, so that one name can stand for all.
        ...(count > 1 && { host: `127.0.0.${number + 2}` }),
        member: { number, internalPorts, gatewayPort },
      }),
    ),
  );
  const brokers = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed) {
    // Else they would keep the test run from ending.
    await Promise.all(brokers.map((one) => one.stop()));
    await proxy.close();
    throw failed.reason;
  }
  const [broker] = brokers as [Broker, ...Broker[]];
  const balancer = await GatewayBalancer.open(brokers);
  const engine = { gateway: balancer.address, recordsPort, recordsSecret: RECORDS_SECRET };
  const service = await composeService(
    { data: join(folder, 'service'), engine },
    { clock: systemClock, log: createLogger('silent') },
  );
  const running: BrokerService = {
    service,
    broker,
    brokers,
    gateway: balancer.address,
    asked: () => balancer.asked ?? broker,
    proxy,
    async close() {
      await service.close();
      await balancer.close();
      await Promise.all(brokers.map((one) => one.stop()));
      await proxy.close();
      rmSync(folder, { recursive: true });
    },
  };
  return running;
}
