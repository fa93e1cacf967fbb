import { DomainError } from '../../domain/errors.js';
import type { Document } from '../documents.js';
import type { Collection, Query } from '../port.js';
import { fieldOf, whereOf } from './condition.js';
import type { Database, Statement } from './connection.js';
import type { GroupCommitWriter } from './writer.js';

interface Row {
  id: string;
  version: number;
  doc: string;
}

/** Extended result codes of SQLite for a taken primary key and a taken unique field. */
const TAKEN = new Set([1555, 2067]);

/** One table: id, version, and the rest of the document as JSON. Reads see what is committed. */
export class SqliteCollection<D extends Document> implements Collection<D> {
  readonly #name: string;
  readonly #database: Database;
  readonly #writer: GroupCommitWriter;
  readonly #statements = new Map<string, Statement<unknown>>();

  constructor(name: string, { database, writer }: { database: Database; writer: GroupCommitWriter }) {
    this.#name = name;
    this.#database = database;
    this.#writer = writer;
  }

  get(id: string): Promise<D | undefined> {
    const row = this.#prepared<Row>(`select id, version, doc from ${this.#name} where id = ?`).get(id);
    return Promise.resolve(row === undefined ? undefined : this.#documentOf(row));
  }

  async insert(document: Omit<D, 'version'>): Promise<D> {
    return this.#writer.write(() => this.put({ ...document, version: 0 } as D));
  }

  async save(document: D): Promise<D> {
    return this.#writer.write(() => this.put(document));
  }

  async remove(id: string): Promise<void> {
    await this.#writer.write(() => this.#prepared(`delete from ${this.#name} where id = ?`).run(id));
  }

  find({ where, sort, limit, skip }: Query): Promise<D[]> {
    const condition = whereOf(where);
    const order = sort?.order ?? 'asc';
    const by = sort && sort.by !== 'id' ? `${fieldOf(sort.by)} ${order}, id ${order}` : `id ${order}`;
    const sql = `select id, version, doc from ${this.#name} where ${condition.sql} order by ${by} limit ? offset ?`;
    const rows = this.#prepared<Row>(sql).all(...condition.values, limit ?? -1, skip ?? 0);
    return Promise.resolve(rows.map((row) => this.#documentOf(row)));
  }

  count(where: Query['where']): Promise<number> {
    const condition = whereOf(where);
    const sql = `select count(*) as n from ${this.#name} where ${condition.sql}`;
    return Promise.resolve(this.#prepared<{ n: number }>(sql).get(...condition.values)?.n ?? 0);
  }

  /** Inside a unit of the writer: stores a new document (version 0) or replaces the version that it carries. */
  put(document: D): D {
    const { id, version, ...body } = document;
    const doc = JSON.stringify(body);
    if (version === 0) this.#insert(id, doc);
    else this.#replace({ id, version, doc });
    return { ...document, version: version + 1 };
  }

  #insert(id: string, doc: string): void {
    try {
      this.#prepared(`insert into ${this.#name} (id, version, doc) values (?, 1, ?)`).run(id, doc);
    } catch (cause) {
      if (!isTaken(cause)) throw cause;
      throw new DomainError('ALREADY_EXISTS', { kind: this.#name, key: id }, { cause });
    }
  }

  #replace({ id, version, doc }: Row): void {
    const sql = `update ${this.#name} set version = version + 1, doc = ? where id = ? and version = ? returning id`;
    if (!this.#prepared<{ id: string }>(sql).get(doc, id, version))
      throw new DomainError('CHANGED_MEANWHILE', { kind: this.#name, key: id });
  }

  #documentOf({ id, version, doc }: Row): D {
    return { ...(JSON.parse(doc) as object), id, version } as D;
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

function isTaken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errcode' in error && TAKEN.has(Number(error.errcode));
}
