import type { BrokerSettings } from '../config.js';
import { DomainError } from '../domain/errors.js';
import { Gateway } from '../engine/zeebe/gateway.js';
import { needSameHistory } from '../engine/zeebe/needSameHistory.js';
import { RecordLog } from '../engine/zeebe/sink/recordLog.js';
import { RecordSink } from '../engine/zeebe/sink/sink.js';
import { reachBroker } from '../engine/zeebe/topology.js';
import { openZeebeEngine } from '../engine/zeebe/zeebeEngine.js';
import type { EngineParts, RunningEngine } from './runningEngine.js';
import { refusedPort } from '../refusedPort.js';

/** Twice as long as it takes until one is told of again. */
const REFUSED_FOR_MS = 120_000;

/**
 * The broker's client, and the sink that it sends its records to.
 * @throws DomainError SETTING_INVALID where the port of the sink is taken; RECORDS_CONTRADICT
 */
export async function composeBroker(
  { gateway: address, recordsPort, recordsSecret }: BrokerSettings,
  { stores, clock, log, onWaiting }: EngineParts,
): Promise<RunningEngine> {
  const records = new RecordLog(stores);
  let isAtWork = false;
  let refused = { at: -Infinity, problem: '' };
  const sink = await RecordSink.open(recordsPort, {
    secret: recordsSecret,
    async store(bulk) {
      try {
        const missing = await records.append(bulk);
        if (missing > 0)
          log.error({ missing }, 'the documents are older than the broker: records are missing for good');
      } catch (error) {
        if (isAtWork && isContradiction(error)) end(error);
        throw error;
      }
    },
    clock,
    onTrouble: (status, problem) => {
      log.warn({ status, problem }, 'records of the broker were not taken');
      // What could not be stored now comes again; the rest stays as it is until somebody changes a setting.
      if (status !== 503) refused = { at: clock.now(), problem };
    },
  }).catch(refusedPort('SHAODAO_ZEEBE_RECORDS_PORT', recordsPort));
  const gateway = new Gateway(address, clock);
  const partitions = await reachBroker(gateway, { clock, onWaiting });
  try {
    await needSameHistory({ gateway, log: records, partitions, clock, onWaiting });
  } catch (error) {
    await gateway.close();
    await sink.close();
    throw error;
  }
  isAtWork = true;
  const engine = openZeebeEngine({ gateway, partitions, log: records, clock, views: stores });
  return {
    engine,
    partitions,
    idle: () => engine.caughtUp(),
    warnings: () =>
      clock.now() - refused.at < REFUSED_FOR_MS ? [`records of the broker are not taken: ${refused.problem}`] : [],
    async close() {
      await engine.close();
      await gateway.close();
      await sink.close();
    },
  };
}

const isContradiction = (error: unknown): error is DomainError =>
  error instanceof DomainError && error.code === 'RECORDS_CONTRADICT';

/** As if killed. A broker that was exchanged under a node takes what cases have to tell, and would be gone with it. */
function end({ message }: DomainError): never {
  process.stderr.write(`${message}: this process ends now\n`);
  process.exit(2);
}
