import type { Clock } from './domain/clock.js';
import { openRecordStream } from './engine/embedded/records/recordStream.js';
import { WithPast } from './projections/past.js';
import { Projection } from './projections/projection.js';
import type { Stores } from './stores/port.js';
import { openDataFolder } from './stores/sqlite/database.js';
import { SqliteStores } from './stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from './stores/sqlite/writer.js';

/** The views of a data folder and the records that they are made of. */
export interface Views {
  stores: Stores;
  projection: Projection;
  close(): Promise<void>;
}

/** Making views can be done again from the start, so it need not be on the disk after every batch. */
const UNITS_PER_COMMIT = 1_000;

/**
 * Without an engine: nothing happens in the folder but what is asked for.
 * @throws DomainError DATA_FOLDER_LOCKED while another process works on it
 */
export async function openViews(
  data: string,
  { clock, onTrouble }: { clock: Clock; onTrouble: (error: unknown) => void },
): Promise<Views> {
  const folder = openDataFolder(data, clock.now());
  const { database } = folder;
  const writer = new GroupCommitWriter(database, { unitsPerCommit: UNITS_PER_COMMIT });
  const stores = new SqliteStores({ database, writer, folder: data });
  const records = await openRecordStream({ writer, clock });
  return {
    stores,
    projection: new Projection({ engine: new WithPast(records, { stores, clock }), stores, onTrouble }),
    async close() {
      await records.close();
      writer.close();
      folder.close();
    },
  };
}
