import { LocalDatabase } from './localDatabase.js';
import type { Config, Installation } from '../config.js';
import type { Clock } from '../domain/clock.js';
import { DomainError } from '../domain/errors.js';
import { pause } from '../domain/pause.js';
import type { MongoStores } from '../stores/mongo/mongoStores.js';
import type { Stores } from '../stores/port.js';
import { openDataFolderToRead } from '../stores/sqlite/database.js';
import { SqliteStores } from '../stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from '../stores/sqlite/writer.js';

/** How long one try to reach a database takes at most, and how long it rests before the next. */
const TRY_MS = 2000;
const REST_MS = 1000;

export interface Waiting {
  clock: Clock;
  /** Told again and again while something that is needed is not there yet: what, and since when. */
  onWaiting: (reason: string) => void;
}

/** The stores that the settings name. A database that is not there yet is waited for. */
export async function storesOf(store: Config['store'], local: LocalDatabase, waiting: Waiting): Promise<Stores> {
  return store === 'sqlite'
    ? new SqliteStores({ ...local.open(), folder: local.folder })
    : reachDatabase(store, waiting);
}

/**
 * The stores of an installation without an engine: for commands that only read or write documents. Closing them gives a
 * data folder free.
 * @throws DomainError DATA_FOLDER_LOCKED while another process works on the folder, STORE_UNREACHABLE
 */
export async function openStores(
  { data, store = 'sqlite' }: Installation,
  { clock }: { clock: Clock },
): Promise<Stores> {
  if (store !== 'sqlite') return openMongo(store.url);
  const local = new LocalDatabase(data, { clock });
  const stores = new SqliteStores({ ...local.open(), folder: data });
  return {
    collection: (name) => stores.collection(name),
    write: (batch) => stores.write(batch),
    writesAtOnce: stores.writesAtOnce,
    files: stores.files,
    async close() {
      await stores.close();
      local.close();
    },
  };
}

/**
 * The documents of an installation for commands that only look, also while the service works on them.
 * @throws DomainError FILE_UNREADABLE where there is no data, STORE_UNREACHABLE
 */
export async function openStoresToRead({
  data,
  store = 'sqlite',
}: Installation): Promise<Pick<Stores, 'collection' | 'close'>> {
  if (store !== 'sqlite') return openMongo(store.url);
  const database = openDataFolderToRead(data);
  const writer = new GroupCommitWriter(database);
  const stores = new SqliteStores({ database, writer, folder: data, onlyRead: true });
  return {
    collection: (name) => stores.collection(name),
    close() {
      writer.close();
      database.close();
      return Promise.resolve();
    },
  };
}

async function reachDatabase({ url }: { url: string }, { clock, onWaiting }: Waiting): Promise<Stores> {
  const since = clock.now();
  for (;;) {
    try {
      return await openMongo(url, { withinMs: TRY_MS });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'STORE_UNREACHABLE') throw error;
      const { address, reason } = error.facts;
      onWaiting(
        `the database ${String(address)} does not answer (${String(reason)}), ${seconds(clock.now() - since)} so far`,
      );
      await pause(clock, REST_MS);
    }
  }
}

/** A client of a database takes its time to load, and one machine has no use for it. */
async function openMongo(...where: Parameters<(typeof MongoStores)['open']>): Promise<Stores> {
  const { MongoStores } = await import('../stores/mongo/mongoStores.js');
  return MongoStores.open(...where);
}

const seconds = (ms: number) => `${Math.round(ms / 1000)} s`;
