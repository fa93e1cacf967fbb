import type { mongo } from 'mongoose';
import { DomainError } from '../../domain/errors.js';
import type { Document } from '../documents/document.js';
import type { Collection, Query, ValuesAt } from '../port.js';
import { fieldOf, filterOf } from './filter.js';
import { isTaken, refusalOf } from './refusal.js';
import { documentOf, type Stored, storedOf } from './stored.js';
import { valueAt } from '../valueAt.js';

/** One collection. A save names the version that it replaces, so that of two only one is taken. */
export class MongoCollection<D extends Document> implements Collection<D> {
  readonly #name: string;
  readonly #stored: mongo.Collection<Stored>;
  readonly #address: string;

  constructor(name: string, { stored, address }: { stored: mongo.Collection<Stored>; address: string }) {
    this.#name = name;
    this.#stored = stored;
    this.#address = address;
  }

  async get(id: string): Promise<D | undefined> {
    const found = await this.#asked(() => this.#stored.findOne({ _id: id }));
    return found ? this.#documentOf(found) : undefined;
  }

  async insert(document: Omit<D, 'version'>): Promise<D> {
    const inserted = { ...document, version: 1 } as D;
    await this.#asked(() => this.#stored.insertOne(storedOf(inserted)), document.id);
    return inserted;
  }

  async save(document: D): Promise<D> {
    if (document.version === 0) return this.insert(document);
    const next = { ...document, version: document.version + 1 };
    const { matchedCount } = await this.#asked(
      () => this.#stored.replaceOne({ _id: document.id, version: document.version }, storedOf(next)),
      document.id,
    );
    if (matchedCount === 0) throw new DomainError('CHANGED_MEANWHILE', { kind: this.#name, key: document.id });
    return next;
  }

  async restore(document: D): Promise<void> {
    await this.#asked(() => this.#stored.insertOne(storedOf(document)), document.id);
  }

  async remove(id: string): Promise<void> {
    await this.#asked(() => this.#stored.deleteOne({ _id: id }));
  }

  async find(query: Query): Promise<D[]> {
    return (await this.#found(query)).map((found) => this.#documentOf(found));
  }

  async values<const P extends readonly string[]>(query: Query, paths: P): Promise<ValuesAt<D, P>[]> {
    const steps = paths.map((path) => path.split('.'));
    const wanted = Object.fromEntries(paths.map((path) => [fieldOf(path), 1 as const]));
    return (await this.#found(query, wanted)).map((found) => {
      const document = documentOf(found);
      return steps.map((path) => valueAt(document, path) ?? null) as ValuesAt<D, P>;
    });
  }

  count(where: Query['where']): Promise<number> {
    return this.#asked(() => this.#stored.countDocuments(filterOf(where)));
  }

  /** Many documents in two calls. Those that can be written are, also where another one is refused. */
  async put(documents: readonly D[]): Promise<void> {
    const writes = documents.map((document): mongo.AnyBulkWriteOperation<Stored> => {
      const { id: _id, version } = document;
      const next = storedOf({ ...document, version: version + 1 });
      return version === 0
        ? { insertOne: { document: next } }
        : { replaceOne: { filter: { _id, version }, replacement: next } };
    });
    const keys = documents.map(({ id }) => id).join(', ');
    const { matchedCount } = await this.#asked(() => this.#stored.bulkWrite(writes, { ordered: false }), keys);
    const old = documents.filter(({ version }) => version > 0);
    if (matchedCount < old.length) {
      throw new DomainError('CHANGED_MEANWHILE', { kind: this.#name, key: keys });
    }
  }

  /** With `wanted` only these fields of each. */
  async #found({ where, sort, limit, skip }: Query, wanted: Readonly<Record<string, 1>> = {}): Promise<Stored[]> {
    if (limit === 0) return [];
    const order = sort?.order === 'desc' ? -1 : 1;
    const by: [string, 1 | -1][] = sort && sort.by !== 'id' ? [[fieldOf(sort.by), order]] : [];
    const cursor = () =>
      this.#stored
        .find(filterOf(where), { projection: wanted })
        .sort(Object.fromEntries([...by, ['_id', order]]))
        .skip(skip ?? 0)
        .limit(limit ?? 0);
    return this.#asked(() => cursor().toArray());
  }

  #documentOf(found: Stored): D {
    // What was stored under a collection's name was that collection's document.
    return documentOf(found) as D;
  }

  async #asked<T>(ask: () => Promise<T>, key = ''): Promise<T> {
    try {
      return await ask();
    } catch (cause) {
      if (isTaken(cause)) throw new DomainError('ALREADY_EXISTS', { kind: this.#name, key }, { cause });
      throw refusalOf(cause, this.#address);
    }
  }
}
