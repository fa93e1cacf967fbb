/**
 * Where documents live. Every operation is atomic for one document and promises no more: what spans two documents is
 * made safe by an outbox entry in the first (docs/architecture.md). An adapter must refuse a write that is based on an
 * old version, must make an acknowledged write survive `kill -9`, and must not let a query see half of a write. Any of
 * them throws STORE_UNREACHABLE where the database is elsewhere and does not answer; whether a write was carried out is
 * then not known.
 */
import type { Documents } from './documents/collections.js';
import type { Document } from './documents/document.js';

type Scalar = string | number | boolean | null;

/**
 * A field equals a value (null: or is not there), lies in a range of numbers or of texts, is one of several, or (a list)
 * contains a value. Dots reach into objects and, with a number, into lists.
 */
export type Condition =
  | Scalar
  | { in: readonly Scalar[] }
  | { contains: Scalar }
  | { gt?: number | string; gte?: number | string; lt?: number | string; lte?: number | string };

export interface Query {
  where: Readonly<Record<string, Condition>>;
  /** Ties are broken by id, so that a page has an end. */
  sort?: { by: string; order: 'asc' | 'desc' };
  limit?: number;
  skip?: number;
}

/** What stands at a path of a document: null where the way ends before it, or where the field is left out. */
export type ValueAt<D, P extends string> = P extends `${infer Key}.${infer Rest}`
  ? Key extends keyof NonNullable<D>
    ? ValueAt<NonNullable<D>[Key], Rest> | NullOf<D>
    : unknown
  : P extends keyof NonNullable<D>
    ? NonNullable<NonNullable<D>[P]> | NullOf<NonNullable<D>[P]> | NullOf<D>
    : unknown;

/** One for each path, in its place. */
export type ValuesAt<D, P extends readonly string[]> = { -readonly [I in keyof P]: ValueAt<D, P[I]> };

/** null where null or undefined is possible. */
type NullOf<V> = null extends V ? null : undefined extends V ? null : never;

export interface Collection<D extends Document> {
  get(id: string): Promise<D | undefined>;
  /** Stores a new document as version 1. Throws ALREADY_EXISTS if its id or a unique field is taken. */
  insert(document: Omit<D, 'version'>): Promise<D>;
  /** Replaces the version that `document` carries by the next one. Throws CHANGED_MEANWHILE if it is no longer the latest. */
  save(document: D): Promise<D>;
  /** Stores a document in the version that it carries, as it was elsewhere. Throws ALREADY_EXISTS. */
  restore(document: D): Promise<void>;
  /** Removes the document; nothing happens where there is none. */
  remove(id: string): Promise<void>;
  find(query: Query): Promise<D[]>;
  /**
   * What stands at these paths in each document that `find` would give, null where nothing does. Dots reach into objects;
   * no path leads into another. For a few fields of many large documents: what is not asked for need not be read.
   */
  values<const P extends readonly string[]>(query: Query, paths: P): Promise<ValuesAt<D, P>[]>;
  count(where: Query['where']): Promise<number>;
}

export type CollectionName = keyof Documents;

/** One document of a batch, in the version it was read in (0: new). */
export type Write = { [N in CollectionName]: { collection: N; document: Documents[N] } }[CollectionName];

export interface Files {
  /** Keeps the bytes under their SHA-256, which is returned: the same file twice is one file. */
  put(content: Buffer, mediaType: string): Promise<string>;
  get(id: string): Promise<{ content: Buffer; mediaType: string } | undefined>;
}

export interface Stores {
  /** Whether `write` is all or nothing. Where it is not, a crash can leave the first documents of a batch alone. */
  readonly writesAtOnce: boolean;
  collection<N extends CollectionName>(name: N): Collection<Documents[N]>;
  /** Writes many documents, none of them twice, each as `insert` or `save` would: all at once where the adapter can, else one by one in order. */
  write(batch: readonly Write[]): Promise<void>;
  readonly files: Files;
  close(): Promise<void>;
}
