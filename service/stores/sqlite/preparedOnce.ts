import type { Database, Statement } from './connection.js';

/** The same database, which prepares a text once: for many who use it one after the other and ask for the same. */
export class PreparedOnce implements Database {
  readonly #database: Database;
  readonly #statements = new Map<string, Statement<unknown>>();

  constructor(database: Database) {
    this.#database = database;
  }

  get isTransaction(): boolean {
    return this.#database.isTransaction;
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  prepare<Row = never>(sql: string): Statement<Row> {
    // A text is always prepared for the same row.
    const known = this.#statements.get(sql) as Statement<Row> | undefined;
    if (known) return known;
    const statement = this.#database.prepare<Row>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  close(): void {
    this.#database.close();
  }
}
