import type { Journal } from './journal.js';
import type { Column, Columns, Table } from './table.js';

/**
 * The rows that are too young for their table. Most of what an engine opens is closed again within a second: a row
 * begins here, in memory, where the journal makes it durable; what grows old moves into its table and stays there. So a
 * row is either here or in the table, never in both.
 */
export class Nursery<Row> {
  readonly table: Table;
  readonly #journal: Journal;
  readonly #columnsOf: (row: Row) => Columns;
  readonly #ownerOf: ((row: Row) => number) | undefined;
  readonly #rows = new Map<number, Row>();
  readonly #byOwner = new Map<number, Set<number>>();

  /** `ownerOf`: whose rows are asked for together, such as a token's timers. */
  constructor(about: {
    journal: Journal;
    table: Table;
    columnsOf: (row: Row) => Columns;
    ownerOf?: (row: Row) => number;
  }) {
    this.table = about.table;
    this.#journal = about.journal;
    this.#columnsOf = about.columnsOf;
    this.#ownerOf = about.ownerOf;
  }

  get size(): number {
    return this.#rows.size;
  }

  has(key: number): boolean {
    return this.#rows.has(key);
  }

  get(key: number): Row | undefined {
    return this.#rows.get(key);
  }

  rows(): Iterable<Row> {
    return this.#rows.values();
  }

  /** In the order in which they were born. */
  ofOwner(owner: number): Row[] {
    return Array.from(this.#byOwner.get(owner) ?? []).flatMap((key) => this.#rows.get(key) ?? []);
  }

  put(key: number, row: Row): void {
    this.#journal.changes(this, key, this.#rows.get(key));
    this.#set(key, row);
  }

  /** False where it is not here: then it is in the table, if anywhere. */
  delete(key: number): boolean {
    const row = this.#rows.get(key);
    if (row === undefined) return false;
    this.#journal.changes(this, key, row);
    this.#set(key, undefined);
    return true;
  }

  /** From wherever it is. */
  remove(key: number): void {
    if (this.delete(key)) return;
    this.#journal.changes(this.table, key, undefined);
    this.table.remove(key);
  }

  /** It is old enough, or about to become what is seldom: from now on the table has it. */
  moveOut(key: number): void {
    const row = this.#rows.get(key);
    if (row === undefined) return;
    this.table.insert(this.#columnsOf(row));
    this.delete(key);
  }

  /** A change is taken back. */
  restore(key: number, before: unknown): void {
    this.#set(key, before as Row | undefined); // what `changes` was told
  }

  /** What the table will get, without what is the same as before at the row's end; undefined where the row is not here any more. */
  columns(key: number, before: unknown): Column[] | undefined {
    const row = this.#rows.get(key);
    if (row === undefined) return undefined;
    const columns = this.#columnsOf(row);
    const old = before === undefined ? [] : this.#columnsOf(before as Row); // what `changes` was told
    while (columns.length > 2 && columns.length === old.length && columns.at(-1) === old.at(-1)) {
      columns.pop();
      old.pop();
    }
    return columns;
  }

  #set(key: number, row: Row | undefined): void {
    const before = this.#rows.get(key);
    if (row === undefined) this.#rows.delete(key);
    else this.#rows.set(key, row);
    if (!this.#ownerOf || (before === undefined) === (row === undefined)) return;
    if (row !== undefined) this.#addTo(this.#ownerOf(row), key);
    else if (before !== undefined) this.#takeFrom(this.#ownerOf(before), key);
  }

  #addTo(owner: number, key: number): void {
    const keys = this.#byOwner.get(owner);
    if (keys) keys.add(key);
    else this.#byOwner.set(owner, new Set([key]));
  }

  #takeFrom(owner: number, key: number): void {
    const keys = this.#byOwner.get(owner);
    keys?.delete(key);
    if (keys?.size === 0) this.#byOwner.delete(owner);
  }
}
