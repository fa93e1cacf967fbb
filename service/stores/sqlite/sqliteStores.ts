import { join } from 'node:path';
import { collections, type Documents } from '../documents/collections.js';
import type { Document } from '../documents/document.js';
import type { Collection, CollectionName, Stores, Write } from '../port.js';
import type { Database } from './connection.js';
import { layOut, tablesAsTheyAre } from './documentTable.js';
import { SqliteCollection } from './sqliteCollection.js';
import { SqliteFiles } from './sqliteFiles.js';
import type { GroupCommitWriter } from './writer.js';

interface SqliteParts {
  database: Database;
  writer: GroupCommitWriter;
  folder: string;
  onlyRead?: boolean;
}

/** Documents in the tables of one database. Who opened database and writer closes them: the engine shares them. */
export class SqliteStores implements Stores {
  readonly writesAtOnce = true;
  readonly files: SqliteFiles;
  readonly #writer: GroupCommitWriter;
  readonly #collections: ReadonlyMap<CollectionName, SqliteCollection<Document>>;

  /** `onlyRead`: the tables are taken as they are, also those of an older version. */
  constructor({ database, writer, folder, onlyRead = false }: SqliteParts) {
    const tables = (onlyRead ? tablesAsTheyAre : layOut)(database, names);
    this.#writer = writer;
    this.#collections = new Map(
      Array.from(tables, ([name, table]) => [name, new SqliteCollection(name, { database, writer, table })]),
    );
    this.files = new SqliteFiles(join(folder, 'files'), { database, writer });
  }

  collection<N extends CollectionName>(name: N): Collection<Documents[N]> {
    // The register gives every name its document, which the map's type cannot say.
    return this.#of(name) as unknown as Collection<Documents[N]>;
  }

  /** `alongside` is called within the same unit of the writer; where it throws nothing is written. */
  async write(batch: readonly Write[], alongside: () => void = () => undefined): Promise<void> {
    if (batch.length === 0) return;
    await this.#writer.write(() => {
      for (const { collection, document } of batch) this.#of(collection).admit(document);
      alongside();
      for (const { collection, document } of batch) this.#of(collection).keep(document);
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #of(name: CollectionName): SqliteCollection<Document> {
    const collection = this.#collections.get(name);
    if (!collection) throw new TypeError(`no collection: ${name}`);
    return collection;
  }
}

const names = Object.keys(collections) as CollectionName[];
