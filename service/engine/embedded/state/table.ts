import type { Database, Statement } from '../../../stores/sqlite/connection.js';

/** Lists and objects are stored as JSON. */
export type Column = string | number | null | object;
/** A row's, in the order of its table's columns. */
export type Columns = [key: number, ...others: Column[]];

/** A table whose rows may begin in a nursery. */
export class Table {
  readonly name: string;
  readonly #insert: Statement;
  readonly #afterInsert = new Set<() => void>();
  #highestKey: number;

  /** The first column is the key. */
  constructor(database: Database, name: string, columns: readonly string[]) {
    this.name = name;
    const marks = columns.map(() => '?').join(', ');
    this.#insert = database.prepare(`insert into ${name} (${columns.join(', ')}) values (${marks})`);
    this.#highestKey = database.prepare<{ key: number | null }>(`select max(key) key from ${name}`).get()?.key ?? 0;
  }

  /** No row that it ever had has a higher one: keys rise, so for what is young nobody has to look here. */
  get highestKey(): number {
    return this.#highestKey;
  }

  /** Calls back when a row has come in, from wherever. */
  onInsert(callback: () => void): void {
    this.#afterInsert.add(callback);
  }

  insert(columns: Readonly<Columns>): void {
    this.#highestKey = Math.max(this.#highestKey, columns[0]);
    this.#insert.run(...columns.map(stored));
    for (const callback of this.#afterInsert) callback();
  }
}

function stored(column: Column): string | number | null {
  return typeof column === 'object' && column !== null ? JSON.stringify(column) : column;
}
