import { DomainError } from '../../domain/errors.js';
import type { Document } from '../documents.js';
import type { Collection, Query } from '../port.js';
import { fieldOf, whereOf } from './condition.js';
import type { Database, Statement } from './connection.js';
import { RecentlyUsed } from './recentlyUsed.js';
import type { GroupCommitWriter } from './writer.js';

interface Row {
  id: string;
  version: number;
  doc: string;
}

/** Extended result codes of SQLite for a taken primary key and a taken unique field. */
const TAKEN = new Set([1555, 2067]);

/** Documents of a collection that stay in memory beside the table: the cases of a county's day. */
const MOST_KEPT = 4_000;

/**
 * One table: id, version, and the rest of the document as JSON. This process is the only one that writes to it, so what
 * was read or written lately is kept as it is: a document is a value, nobody changes one in place. Replacements reach the
 * table when a query or the commit needs them there: one that is replaced five times in a transaction is written once.
 */
export class SqliteCollection<D extends Document> implements Collection<D> {
  readonly #name: string;
  readonly #database: Database;
  readonly #writer: GroupCommitWriter;
  readonly #statements = new Map<string, Statement<unknown>>();
  readonly #kept = new RecentlyUsed<D>(MOST_KEPT);
  readonly #unwritten = new Map<string, D>();

  constructor(name: string, { database, writer }: { database: Database; writer: GroupCommitWriter }) {
    this.#name = name;
    this.#database = database;
    this.#writer = writer;
    writer.beforeCommit(() => this.#writeReplaced());
    writer.onLostGroup(() => {
      this.#kept.clear();
      this.#unwritten.clear();
    });
  }

  get(id: string): Promise<D | undefined> {
    return Promise.resolve(this.#latest(id));
  }

  async insert(document: Omit<D, 'version'>): Promise<D> {
    return this.#writer.write(() => this.#put({ ...document, version: 0 } as D));
  }

  async save(document: D): Promise<D> {
    return this.#writer.write(() => this.#put(document));
  }

  async restore(document: D): Promise<void> {
    await this.#writer.write(() => this.#insert(document, document.version));
  }

  async remove(id: string): Promise<void> {
    await this.#writer.write(() => {
      this.#prepared(`delete from ${this.#name} where id = ?`).run(id);
      this.#unwritten.delete(id);
      this.#kept.forget(id);
    });
  }

  find(query: Query): Promise<D[]> {
    const ids = idsIn(query);
    if (ids) return Promise.resolve(ids.map((id) => this.#latest(id)).filter((document) => document !== undefined));
    this.#writeReplaced();
    const { where, sort, limit, skip } = query;
    const condition = whereOf(where);
    const order = sort?.order ?? 'asc';
    const by = sort && sort.by !== 'id' ? `${fieldOf(sort.by)} ${order}, id ${order}` : `id ${order}`;
    const sql = `select id, version, doc from ${this.#name} where ${condition.sql} order by ${by} limit ? offset ?`;
    const rows = this.#prepared<Row>(sql).all(...condition.values, limit ?? -1, skip ?? 0);
    return Promise.resolve(rows.map((row) => this.#documentOf(row)));
  }

  count(where: Query['where']): Promise<number> {
    this.#writeReplaced();
    const condition = whereOf(where);
    const sql = `select count(*) as n from ${this.#name} where ${condition.sql}`;
    return Promise.resolve(this.#prepared<{ n: number }>(sql).get(...condition.values)?.n ?? 0);
  }

  /**
   * Inside a unit of the writer: whether the document may be written in its version; a new one (version 0) is.
   * @throws DomainError ALREADY_EXISTS, CHANGED_MEANWHILE
   */
  admit(document: D): void {
    const { id, version } = document;
    if (version === 0) this.#insert(document);
    else if (this.#latest(id)?.version !== version)
      throw new DomainError('CHANGED_MEANWHILE', { kind: this.#name, key: id });
  }

  /** Inside a unit of the writer, when all of the unit was admitted: from here on nothing can fail. */
  keep(document: D): D {
    const next = { ...document, version: document.version + 1 };
    this.#kept.set(next.id, next);
    if (document.version > 0) this.#unwritten.set(next.id, next);
    return next;
  }

  #put(document: D): D {
    this.admit(document);
    return this.keep(document);
  }

  #latest(id: string): D | undefined {
    const kept = this.#unwritten.get(id) ?? this.#kept.get(id);
    if (kept) return kept;
    const row = this.#prepared<Row>(`select id, version, doc from ${this.#name} where id = ?`).get(id);
    return row && this.#documentOf(row);
  }

  #insert(document: D, version = 1): void {
    try {
      this.#prepared(`insert into ${this.#name} (id, version, doc) values (?, ?, ?)`).run(
        document.id,
        version,
        textOf(document),
      );
    } catch (cause) {
      if (!isTaken(cause)) throw cause;
      throw new DomainError('ALREADY_EXISTS', { kind: this.#name, key: document.id }, { cause });
    }
  }

  #writeReplaced(): void {
    if (this.#unwritten.size === 0) return;
    const update = this.#prepared(`update ${this.#name} set version = ?, doc = ? where id = ?`);
    for (const document of this.#unwritten.values()) update.run(document.version, textOf(document), document.id);
    this.#unwritten.clear();
  }

  #documentOf({ id, version, doc }: Row): D {
    const kept = this.#kept.get(id);
    if (kept?.version === version) return kept;
    const document = Object.assign(JSON.parse(doc) as object, { id, version }) as D;
    this.#kept.set(id, document);
    return document;
  }

  #prepared<R>(sql: string): Statement<R> {
    // A text is always prepared for the same row.
    const known = this.#statements.get(sql) as Statement<R> | undefined;
    if (known) return known;
    const statement = this.#database.prepare<R>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** What a query that asks for nothing but ids asks for, in the order of its answer: no table need be searched for it. */
function idsIn({ where, sort, limit, skip }: Query): string[] | undefined {
  const { id, ...others } = where;
  if (typeof id !== 'object' || id === null || !('in' in id)) return undefined;
  if (Object.keys(others).length > 0 || sort || limit !== undefined || skip !== undefined) return undefined;
  return [...new Set(id.in.map(String))].sort();
}

/** Id and version have columns of their own. */
function textOf(document: Document): string {
  return JSON.stringify({ ...document, id: undefined, version: undefined });
}

function isTaken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errcode' in error && TAKEN.has(Number(error.errcode));
}
