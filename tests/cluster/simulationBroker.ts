import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openZeebeSimulation } from '../../service/composition/zeebeSimulation.js';
import { systemClock } from '../../service/ops/systemClock.js';
import type { OpenSimulatedEngine } from '../../service/simulation/simulatedEngine.js';
import { Broker } from './broker.js';
import { freePorts } from './freePorts.js';

export const RECORDS_SECRET = 'a-secret-of-the-tests';

/** More than follow from any step: of a chain beyond the usual 100 it does the rest depth first. */
const COMMANDS_IN_BATCH = 100_000;

/** A broker with a pinned clock that sends each record as soon as it is there. */
export async function startPinnedBroker() {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-broker-'));
  const [recordsPort = 0] = await freePorts(1);
  const broker = await Broker.start({
    folder,
    clockControlled: true,
    bulkSize: 1,
    commandsInBatch: COMMANDS_IN_BATCH,
    records: { url: `http://127.0.0.1:${recordsPort}`, user: 'zeebe', password: RECORDS_SECRET },
  });
  const { gateway, management } = broker;
  return {
    settings: { gateway, management, recordsPort, recordsSecret: RECORDS_SECRET },
    async close() {
      await broker.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The same, connected. */
export async function startSimulationBroker(): Promise<{ open: OpenSimulatedEngine; close(): Promise<void> }> {
  const broker = await startPinnedBroker();
  const simulation = await openZeebeSimulation(broker.settings, {
    clock: systemClock,
    onWaiting: (reason) => process.stderr.write(`${reason}\n`),
  });
  return {
    open: simulation.open,
    async close() {
      await simulation.close();
      await broker.close();
    },
  };
}
