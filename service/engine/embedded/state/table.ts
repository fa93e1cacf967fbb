import type { Database, Statement } from '../../../stores/sqlite/connection.js';

/** Lists and objects are stored as JSON. */
export type Column = string | number | null | object;
/** A row's, in the order of its table's columns. */
export type Columns = [key: number, ...others: Column[]];

/**
 * A table whose rows may begin in a nursery. What is removed is taken out of it when the group of commands ends, all in one
 * statement; until then whoever finds a row there asks whether it is gone.
 */
export class Table {
  readonly name: string;
  readonly #insert: Statement;
  readonly #deleteAll: Statement;
  readonly #gone = new Set<number>();
  readonly #afterChange = new Set<() => void>();
  #highestKey: number;

  /** The first column is the key. */
  constructor(database: Database, name: string, columns: readonly string[]) {
    this.name = name;
    const marks = columns.map(() => '?').join(', ');
    this.#insert = database.prepare(`insert into ${name} (${columns.join(', ')}) values (${marks})`);
    this.#deleteAll = database.prepare(`delete from ${name} where key in (select value from json_each(?))`);
    this.#highestKey = database.prepare<{ key: number | null }>(`select max(key) key from ${name}`).get()?.key ?? 0;
  }

  /** No row that it ever had has a higher one: keys rise, so for what is young nobody has to look here. */
  get highestKey(): number {
    return this.#highestKey;
  }

  /** Calls back when rows have come in, from wherever, or were taken out. */
  onChange(callback: () => void): void {
    this.#afterChange.add(callback);
  }

  insert(columns: Readonly<Columns>): void {
    this.#highestKey = Math.max(this.#highestKey, columns[0]);
    this.#insert.run(...columns.map(stored));
    this.#changed();
  }

  remove(key: number): void {
    this.#gone.add(key);
  }

  /** A removal is taken back. */
  restore(key: number): void {
    this.#gone.delete(key);
  }

  isGone(key: number): boolean {
    return this.#gone.has(key);
  }

  /** Within the transaction, when the commands of a group have run. */
  takeOutGone(): void {
    if (this.#gone.size === 0) return;
    this.#deleteAll.run(JSON.stringify([...this.#gone]));
    this.#gone.clear();
    this.#changed();
  }

  #changed(): void {
    for (const callback of this.#afterChange) callback();
  }
}

function stored(column: Column): string | number | null {
  return typeof column === 'object' && column !== null ? JSON.stringify(column) : column;
}
