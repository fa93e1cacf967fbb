import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../domain/clock.js';
import type { Database } from '../stores/sqlite/connection.js';
import { type DataFolder, openDataFolder, openDataFolderToRead } from '../stores/sqlite/database.js';
import { GroupCommitWriter } from '../stores/sqlite/writer.js';

/**
 * For work that can be done again from the start there is `checkpoint` (a replay: what a crash leaves is a part of it), and
 * `whole` (the past of the demo: a crash leaves nothing of it, it is one transaction).
 */
export type Durability = 'commit' | 'checkpoint' | 'whole';

/** Some hundred cases of a replay. */
const unitsPerCommit = { checkpoint: 20_000, whole: Infinity } as const;

export interface LocalSettings {
  clock: Clock;
  durability?: Durability;
  /** How the folder is opened: a test hands in a disk that fills up. */
  open?: typeof openDataFolder;
}

interface Opened {
  database: Database;
  writer: GroupCommitWriter;
}

/** The data folder's database: opened by the first who needs it, so that a node that keeps nothing here locks nothing. */
export class LocalDatabase {
  readonly folder: string;
  readonly #settings: LocalSettings;
  #opened: (Opened & { data: DataFolder }) | undefined;

  constructor(folder: string, settings: LocalSettings) {
    this.folder = folder;
    this.#settings = settings;
  }

  /** @throws DomainError DATA_FOLDER_LOCKED while another process works on it */
  open(): Opened {
    this.#opened ??= this.#openNow();
    return this.#opened;
  }

  /** Commits what waits, and gives the folder free. */
  close(): void {
    this.#opened?.writer.close();
    this.#opened?.data.close();
    this.#opened = undefined;
  }

  #openNow(): Opened & { data: DataFolder } {
    const { clock, durability = 'commit', open = openDataFolder } = this.#settings;
    const data = open(this.folder, clock.now());
    const { database, disk } = data;
    if (durability === 'commit') return { data, database, writer: new GroupCommitWriter(database, { disk }) };
    // In WAL mode this can lose the last commits to a power cut, and never spoils the file.
    database.exec('pragma synchronous = normal');
    return { data, database, writer: new GroupCommitWriter(database, { unitsPerCommit: unitsPerCommit[durability] }) };
  }
}

/** Whether a first start has ended here. Accounts are there from then on; a table for them may be there before. */
export function holdsData(folder: string): boolean {
  if (!existsSync(join(folder, 'shaodao.sqlite'))) return false;
  const database = openDataFolderToRead(folder);
  try {
    const isLaidOut = database.prepare<object>("select 1 from sqlite_master where name = 'people'").get() !== undefined;
    return isLaidOut && database.prepare<object>('select 1 from people limit 1').get() !== undefined;
  } finally {
    database.close();
  }
}
