import { storesAlone } from './attendance.js';
import { LocalDatabase } from './localDatabase.js';
import type { Waiting } from './stores.js';
import type { Config } from '../config.js';
import { openRecordStream, type RecordStream } from '../engine/embedded/records/recordStream.js';
import { RecordFeed } from '../engine/zeebe/recordFeed.js';
import { RecordLog } from '../engine/zeebe/sink/recordLog.js';
import { WithPast } from '../projections/past.js';
import { Projection } from '../projections/projection.js';
import type { Stores } from '../stores/port.js';

/** The views of an installation and the records that they are made of. */
export interface Views {
  stores: Stores;
  projection: Projection;
  close(): Promise<void>;
}

interface Surroundings extends Waiting {
  onTrouble: (error: unknown) => void;
}

/**
 * Without an engine: nothing happens in the installation but what is asked for.
 * @throws DomainError DATA_FOLDER_LOCKED, INSTALLATION_IN_USE while another process works on it
 */
export async function openViews(
  { data, engine, store }: Pick<Config, 'data' | 'engine' | 'store'>,
  { onTrouble, ...waiting }: Surroundings,
): Promise<Views> {
  const { clock } = waiting;
  // Making views can be done again from the start, so it need not be on the disk after every batch.
  const local = new LocalDatabase(data, { clock, durability: 'checkpoint' });
  const { stores, close } = await storesAlone('views rebuild', { store, local, ...waiting });
  const records =
    engine === 'embedded' ? await openRecordStream({ ...local.open(), clock }) : await storedBy(stores, waiting);
  return {
    stores,
    projection: new Projection({ engine: new WithPast(records, { stores, clock }), stores, onTrouble }),
    async close() {
      await records.close();
      await close();
    },
  };
}

/** What a broker's exporter has sent by now: the broker itself need not be there. */
async function storedBy(stores: Stores, { clock }: Waiting): Promise<RecordStream> {
  const log = new RecordLog(stores);
  const feed = new RecordFeed({ log, clock, partitions: await log.partitions() });
  return {
    subscribe: (after, apply) => feed.add(after, apply),
    caughtUp: () => feed.caughtUp(),
    close: () => feed.close(),
  };
}
