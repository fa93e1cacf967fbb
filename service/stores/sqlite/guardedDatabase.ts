import type { Database, Statement } from './connection.js';

/**
 * The same database, which says beforehand when a statement is about to write: so a unit of the writer that writes to no
 * table needs no savepoint.
 */
export class GuardedDatabase implements Database {
  readonly #database: Database;
  readonly #beforeWrite: () => void;

  constructor(database: Database, beforeWrite: () => void) {
    this.#database = database;
    this.#beforeWrite = beforeWrite;
  }

  get isTransaction(): boolean {
    return this.#database.isTransaction;
  }

  exec(sql: string): void {
    this.#beforeWrite();
    this.#database.exec(sql);
  }

  prepare<Row = never>(sql: string): Statement<Row> {
    const statement = this.#database.prepare<Row>(sql);
    if (/^\s*select\b/i.test(sql)) return statement;
    const beforeWrite = this.#beforeWrite;
    return {
      get: (...parameters) => {
        beforeWrite();
        return statement.get(...parameters);
      },
      all: (...parameters) => {
        beforeWrite();
        return statement.all(...parameters);
      },
      run: (...parameters) => {
        beforeWrite();
        return statement.run(...parameters);
      },
    };
  }

  close(): void {
    this.#database.close();
  }
}
