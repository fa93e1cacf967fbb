import { type Connection, type mongo, Schema } from 'mongoose';
import { collections, type Documents } from '../documents/collections.js';
import type { Document } from '../documents/document.js';
import type { Collection, CollectionName, Stores, Write } from '../port.js';
import { addressOf, connect } from './connection.js';
import { MongoCollection } from './mongoCollection.js';
import { MongoFiles } from './mongoFiles.js';
import { refusalOf } from './refusal.js';
import type { Stored } from './stored.js';

const names = Object.keys(collections) as CollectionName[];

/**
 * Documents in a MongoDB database that any number of nodes may share: a standalone server, a replica set, or another
 * server of its protocol. One document a write; nothing here needs a transaction, a change stream or a pipeline.
 */
export class MongoStores implements Stores {
  readonly writesAtOnce = false;
  readonly files: MongoFiles;
  readonly #connection: Connection;
  readonly #collections: ReadonlyMap<CollectionName, MongoCollection<Document>>;

  private constructor(connection: Connection, { db, address }: { db: mongo.Db; address: string }) {
    this.#connection = connection;
    this.#collections = new Map(
      names.map((name) => [name, new MongoCollection(name, { stored: db.collection<Stored>(name), address })]),
    );
    this.files = new MongoFiles(db, address);
  }

  /**
   * Connects and builds what indexes are missing.
   * @throws DomainError STORE_UNREACHABLE
   */
  static async open(url: string, { withinMs }: { withinMs?: number } = {}): Promise<MongoStores> {
    const address = addressOf(url);
    const connection = await connect(url, withinMs === undefined ? {} : { withinMs });
    try {
      for (const name of names) await buildIndexes(connection, name);
      if (!connection.db) throw new TypeError(`no database is open: ${address}`);
      return new MongoStores(connection, { db: connection.db, address });
    } catch (error) {
      await connection.destroy();
      throw refusalOf(error, address);
    }
  }

  collection<N extends CollectionName>(name: N): Collection<Documents[N]> {
    // The register gives every name its document, which the map's type cannot say.
    return this.#of(name) as unknown as Collection<Documents[N]>;
  }

  /** In order where the collection changes: what comes after a refused document of another collection is not written. */
  async write(batch: readonly Write[]): Promise<void> {
    for (const { name, documents } of runsOf(batch)) await this.#of(name).put(documents);
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  #of(name: CollectionName): MongoCollection<Document> {
    const collection = this.#collections.get(name);
    if (!collection) throw new TypeError(`no collection: ${name}`);
    return collection;
  }
}

/** Declared as a schema's indexes; the fields themselves are checked where they come in (service/contract). */
async function buildIndexes(connection: Connection, name: CollectionName): Promise<void> {
  const schema = new Schema({ _id: String }, { strict: false, autoIndex: false, collection: name });
  const { indexes, unique } = collections[name];
  for (const fields of indexes) schema.index(Object.fromEntries([...fields, '_id'].map((field) => [field, 1])));
  for (const field of unique) schema.index({ [field]: 1 }, { unique: true });
  await connection.model(name, schema).createIndexes();
}

/** Neighbours of the same collection are written together. */
function runsOf(batch: readonly Write[]): { name: CollectionName; documents: Document[] }[] {
  const runs: { name: CollectionName; documents: Document[] }[] = [];
  for (const { collection: name, document } of batch) {
    const last = runs.at(-1);
    if (last?.name === name) last.documents.push(document);
    else runs.push({ name, documents: [document] });
  }
  return runs;
}
