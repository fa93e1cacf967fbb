import { shortKey, wholeKey } from './key.js';
import type { Database, Statement } from '../../stores/sqlite/connection.js';

/** Lists and objects are stored as JSON. */
export type Column = string | number | null | object;

/** A table whose rows may begin in a nursery. */
export class Table {
  readonly name: string;
  readonly #insert: Statement;
  /** Which columns hold keys. */
  readonly #keys: readonly number[];

  /** The first column is the key, and the names of others that hold keys end in `_key`. */
  constructor(database: Database, name: string, columns: readonly string[]) {
    this.name = name;
    this.#keys = columns.flatMap((column, place) => (column === 'key' || column.endsWith('_key') ? [place] : []));
    const marks = columns.map(() => '?').join(', ');
    this.#insert = database.prepare(`insert into ${name} (${columns.join(', ')}) values (${marks})`);
  }

  /** In the order of the columns. */
  insert(columns: readonly Column[]): void {
    this.#insert.run(...columns.map(stored));
  }

  /** As the journal writes them, in place. */
  shorten(columns: Column[]): void {
    for (const place of this.#keys) if (place < columns.length) columns[place] = shortKey(columns[place] as number);
  }

  /** The other way round. */
  lengthen(columns: Column[]): void {
    for (const place of this.#keys) if (place < columns.length) columns[place] = wholeKey(columns[place] as number);
  }
}

function stored(column: Column): string | number | null {
  return typeof column === 'object' && column !== null ? JSON.stringify(column) : column;
}
