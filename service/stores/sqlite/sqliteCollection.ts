import { DomainError } from '../../domain/errors.js';
import type { Document } from '../documents/document.js';
import type { Collection, Query, ValuesAt } from '../port.js';
import { fieldOf, listOf, whereOf } from './condition.js';
import type { Database, Statement } from './connection.js';
import type { DocumentTable } from './documentTable.js';
import { RecentlyUsed } from '../../domain/recentlyUsed.js';
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
 * A query by columns needs only those there whose columns have changed.
 */
export class SqliteCollection<D extends Document> implements Collection<D> {
  readonly #name: string;
  readonly #database: Database;
  readonly #writer: GroupCommitWriter;
  readonly #statements = new Map<string, Statement<unknown>>();
  readonly #kept = new RecentlyUsed<D>(MOST_KEPT);
  readonly #table: DocumentTable;
  readonly #insertion: string;
  /** The latest replacements that the table has not got. */
  readonly #unwritten = new Map<string, D>();
  /** Those of them whose columns in the table are old. */
  readonly #moved = new Map<string, D>();

  constructor(
    name: string,
    { database, writer, table }: { database: Database; writer: GroupCommitWriter; table: DocumentTable },
  ) {
    this.#name = name;
    this.#table = table;
    const columns = ['id', 'version', 'doc', ...table.columns.map((column) => `"${column}"`)];
    this.#insertion = `insert into ${name} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`;
    this.#database = database;
    this.#writer = writer;
    writer.beforeCommit(() => this.#writeReplaced());
    writer.onLostGroup(() => {
      this.#kept.clear();
      this.#unwritten.clear();
      this.#moved.clear();
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
      this.#moved.delete(id);
      this.#kept.forget(id);
    });
  }

  find(query: Query): Promise<D[]> {
    const ids = idsIn(query);
    if (ids) return Promise.resolve(ids.map((id) => this.#latest(id)).filter((document) => document !== undefined));
    this.#writeFor([...Object.keys(query.where), query.sort?.by ?? 'id']);
    const rows = this.#rows<Row>('id, version, doc', query);
    return Promise.resolve(rows.map((row) => this.#unwritten.get(row.id) ?? this.#documentOf(row)));
  }

  values<const P extends readonly string[]>(query: Query, paths: P): Promise<ValuesAt<D, P>[]> {
    this.#writeReplaced();
    const rows = this.#rows<{ list: string }>(`${listOf(paths)} as list`, query);
    return Promise.resolve(rows.map(({ list }) => JSON.parse(list) as ValuesAt<D, P>));
  }

  count(where: Query['where']): Promise<number> {
    this.#writeFor(Object.keys(where));
    const condition = whereOf(where, this.#table.columns);
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
    if (document.version > 0) {
      this.#unwritten.set(next.id, next);
      if (this.#moved.has(next.id) || this.#hasMoved(next)) this.#moved.set(next.id, next);
    }
    this.#kept.set(next.id, next);
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
      const { id } = document;
      this.#prepared(this.#insertion).run(id, version, textOf(document), ...this.#table.valuesOf(document));
    } catch (cause) {
      if (!isTaken(cause)) throw cause;
      throw new DomainError('ALREADY_EXISTS', { kind: this.#name, key: document.id }, { cause });
    }
  }

  /** Whether a replacement differs from what the table has in a column; `kept` has what was before it. */
  #hasMoved(next: D): boolean {
    const before = this.#kept.get(next.id);
    if (!before) return true;
    const old = this.#table.valuesOf(before);
    return this.#table.valuesOf(next).some((value, place) => value !== old[place]);
  }

  /** What a query by these fields has to find in the table. */
  #writeFor(fields: readonly string[]): void {
    if (!fields.every((field) => field === 'id' || this.#table.columns.includes(field))) return this.#writeReplaced();
    for (const document of this.#moved.values()) this.#write(document);
    for (const id of this.#moved.keys()) this.#unwritten.delete(id);
    this.#moved.clear();
  }

  #writeReplaced(): void {
    for (const document of this.#unwritten.values()) this.#write(document);
    this.#unwritten.clear();
    this.#moved.clear();
  }

  #write(document: D): void {
    const { id, version } = document;
    const columns = this.#moved.has(id) ? this.#table.columns : [];
    const set = ['version', 'doc', ...columns.map((column) => `"${column}"`)].map((name) => `${name} = ?`).join(', ');
    const values = columns.length > 0 ? this.#table.valuesOf(document) : [];
    this.#prepared(`update ${this.#name} set ${set} where id = ?`).run(version, textOf(document), ...values, id);
  }

  #documentOf({ id, version, doc }: Row): D {
    const kept = this.#kept.get(id);
    if (kept?.version === version) return kept;
    const document = Object.assign(JSON.parse(doc) as object, { id, version }) as D;
    this.#kept.set(id, document);
    return document;
  }

  #rows<R>(what: string, { where, sort, limit, skip }: Query): R[] {
    const { columns } = this.#table;
    const condition = whereOf(where, columns);
    const order = sort?.order ?? 'asc';
    const by = sort && sort.by !== 'id' ? `${fieldOf(sort.by, columns)} ${order}, id ${order}` : `id ${order}`;
    const sql = `select ${what} from ${this.#name} where ${condition.sql} order by ${by} limit ? offset ?`;
    return this.#prepared<R>(sql).all(...condition.values, limit ?? -1, skip ?? 0);
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
