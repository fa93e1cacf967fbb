import type { BrokerSettings } from '../config.js';
import { Gateway } from '../engine/zeebe/gateway.js';
import { RecordLog } from '../engine/zeebe/sink/recordLog.js';
import { RecordSink } from '../engine/zeebe/sink/sink.js';
import { reachBroker } from '../engine/zeebe/topology.js';
import { openZeebeEngine } from '../engine/zeebe/zeebeEngine.js';
import type { EngineParts, RunningEngine } from './runningEngine.js';
import { refusedPort } from '../refusedPort.js';

/**
 * The broker's client, and the sink that it sends its records to.
 * @throws DomainError SETTING_INVALID where the port of the sink is taken
 */
export async function composeBroker(
  { gateway: address, recordsPort, recordsSecret }: BrokerSettings,
  { stores, clock, log, onWaiting }: EngineParts,
): Promise<RunningEngine> {
  const records = new RecordLog(stores);
  const sink = await RecordSink.open(recordsPort, {
    secret: recordsSecret,
    store: (batch) => records.append(batch),
    clock,
    onTrouble: (status, problem) => log.warn({ status, problem }, 'records of the broker were not taken'),
  }).catch(refusedPort('SHAODAO_ZEEBE_RECORDS_PORT', recordsPort));
  const gateway = new Gateway(address, clock);
  const partitions = await reachBroker(gateway, { clock, onWaiting });
  const engine = openZeebeEngine({ gateway, partitions, log: records, clock, views: stores });
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
