import type { Clock } from './domain/clock.js';
import type { Stores } from './stores/port.js';
import { openDataFolder, openDataFolderToRead } from './stores/sqlite/database.js';
import { SqliteStores } from './stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from './stores/sqlite/writer.js';

/**
 * The stores of a data folder, without an engine: for commands that only read or write documents.
 * Closing them gives the folder free.
 * @throws DomainError DATA_FOLDER_LOCKED while another process works on it
 */
export function openStores(folder: string, clock: Clock): Stores {
  const data = openDataFolder(folder, clock.now());
  const writer = new GroupCommitWriter(data.database);
  const stores = new SqliteStores({ database: data.database, writer, folder });
  return {
    collection: (name) => stores.collection(name),
    write: (batch) => stores.write(batch),
    writesAtOnce: stores.writesAtOnce,
    files: stores.files,
    async close() {
      await stores.close();
      writer.close();
      data.close();
    },
  };
}

/**
 * The documents of a data folder for commands that only look, also while the service works on it.
 * @throws DomainError FILE_UNREADABLE where there is no data
 */
export function openStoresToRead(folder: string): Pick<Stores, 'collection' | 'close'> {
  const database = openDataFolderToRead(folder);
  const writer = new GroupCommitWriter(database);
  const stores = new SqliteStores({ database, writer, folder });
  return {
    collection: (name) => stores.collection(name),
    close() {
      writer.close();
      database.close();
      return Promise.resolve();
    },
  };
}
