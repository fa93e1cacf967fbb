import { join } from 'node:path';
import { collections, type Document, type Documents } from '../documents.js';
import type { Collection, CollectionName, Stores, Write } from '../port.js';
import { fieldOf } from './condition.js';
import type { Database } from './connection.js';
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
    if (!onlyRead) for (const name of names) createTable(database, name);
    this.#writer = writer;
    this.#collections = new Map(names.map((name) => [name, new SqliteCollection(name, { database, writer })]));
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

/** Made from the register on every start, so that a new index needs no migration. */
function createTable(database: Database, name: CollectionName): void {
  const { indexes, unique } = collections[name];
  database.exec(
    `create table if not exists ${name} (id text primary key, version integer not null, doc text not null) strict`,
  );
  for (const fields of indexes) {
    const expressions = [...fields.map(fieldOf), 'id'].join(', ');
    database.exec(`create index if not exists ${indexName(name, fields)} on ${name} (${expressions})`);
  }
  for (const field of unique) {
    database.exec(
      `create unique index if not exists ${indexName(name, [field])}_unique on ${name} (${fieldOf(field)})`,
    );
  }
}

function indexName(collection: string, fields: readonly string[]): string {
  return `${collection}_by_${fields.join('_').replaceAll('.', '_')}`;
}
