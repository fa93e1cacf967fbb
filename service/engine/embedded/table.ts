import type { Database, Statement } from '../../stores/sqlite/connection.js';

/** Lists and objects are stored as JSON. */
export type Column = string | number | null | object;

/** A table whose rows may begin in a nursery. */
export class Table {
  readonly name: string;
  readonly #insert: Statement;

  /** The first column is the key. */
  constructor(database: Database, name: string, columns: readonly string[]) {
    this.name = name;
    const marks = columns.map(() => '?').join(', ');
    this.#insert = database.prepare(`insert into ${name} (${columns.join(', ')}) values (${marks})`);
  }

  /** In the order of the columns. */
  insert(columns: readonly Column[]): void {
    this.#insert.run(...columns.map(stored));
  }
}

function stored(column: Column): string | number | null {
  return typeof column === 'object' && column !== null ? JSON.stringify(column) : column;
}
