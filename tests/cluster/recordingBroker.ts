import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Broker } from './broker.js';
import { freePorts } from './freePorts.js';
import { RECORDS_SECRET } from './simulationBroker.js';

export interface RecordingBroker {
  broker: Broker;
  /** The port that it sends its records to. */
  recordsPort: number;
  close(): Promise<void>;
}

/** A broker whose records go to a port of this machine. */
export async function startRecordingBroker({ partitions = 1 } = {}): Promise<RecordingBroker> {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-broker-'));
  const [recordsPort = 0] = await freePorts(1);
  const records = { url: `http://127.0.0.1:${recordsPort}`, user: 'zeebe', password: RECORDS_SECRET };
  const broker = await Broker.start({ folder, records, partitions });
  return {
    broker,
    recordsPort,
    async close() {
      await broker.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
