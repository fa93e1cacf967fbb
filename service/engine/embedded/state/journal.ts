import type { Database, Statement } from '../../../stores/sqlite/connection.js';
import type { Column, Columns, Table } from './table.js';

/** Rows that are older than so many others go into their tables: at full load that is after some seconds. */
const MOST_YOUNG = 50_000;
/** How many more rows may leave their nurseries in a group than it changed: so the rest comes in small portions, too. */
const LEAST_PORTION = 20;

/** Something in memory whose changes can be taken back. */
interface Changeable {
  restore(key: number, before: unknown): void;
}

/** A nursery, as the journal sees it. */
interface Young extends Changeable {
  readonly table: Table;
  has(key: number): boolean;
  columns(key: number, before: unknown): Column[] | undefined;
  moveOut(key: number): void;
}

interface Change {
  readonly of: Changeable;
  readonly key: number;
  readonly before: unknown;
}

/**
 * What a group of commands changed, as it is stored: the table's name, the key, and the other columns; without them it is
 * gone from its nursery. What is the same at the row's end is left out: the journal holds all of a row from its birth on.
 */
type Entry = [table: string, key: number, ...columns: Column[]];

/**
 * Makes the nurseries durable: one row for each group of commands, with each row of a nursery that differs after it.
 * Journal rows are removed when all that was born in them is gone or has moved into its table. It also takes back what
 * a failed turn or a lost group changed in memory.
 */
export class Journal {
  readonly #tables = new Map<string, Table>();
  readonly #insert: Statement;
  readonly #read: Statement<{ entries: string }>;
  readonly #deleteBefore: Statement;
  #nurseries = new Map<Changeable, Young>();
  #changes: Change[] = [];
  /** Where the current turn's changes begin. */
  #turnFrom = 0;
  #group = 0;
  /** In order of birth. The first so many leave, or have left, with the current group. */
  #born: { of: Young; key: number; group: number }[] = [];
  #leaving = 0;
  /** Groups before this one are not in the journal any more. */
  #oldest = 0;

  constructor(database: Database) {
    this.#insert = database.prepare('insert into journal (number, entries) values (?, ?)');
    this.#read = database.prepare('select entries from journal order by number');
    this.#deleteBefore = database.prepare('delete from journal where number < ?');
  }

  keep(nursery: Young): void {
    this.#tables.set(nursery.table.name, nursery.table);
    this.#nurseries.set(nursery, nursery);
  }

  /** To be told before anything changes. */
  changes(of: Changeable, key: number, before: unknown): void {
    this.#changes.push({ of, key, before });
  }

  beginTurn(): void {
    this.#turnFrom = this.#changes.length;
  }

  /** The turn has failed. */
  takeBackTurn(): void {
    this.#takeBack(this.#turnFrom);
  }

  /** The group has failed. */
  takeBackGroup(): void {
    this.#takeBack(0);
    this.#turnFrom = 0;
    this.#leaving = 0;
  }

  /** Within the transaction, when the commands of a group have run. */
  endGroup(): void {
    for (const table of this.#tables.values()) table.takeOutGone();
  }

  /** The last of what is committed together, within its transaction. */
  write(): void {
    this.#moveOldOnes();
    const entries = this.#entries();
    if (entries.length > 0) this.#insert.run(this.#group, JSON.stringify(entries));
    const oldest = this.#born[this.#leaving]?.group ?? this.#group;
    if (oldest > this.#oldest) this.#deleteBefore.run(oldest);
  }

  /** The group is in the database. */
  written(): void {
    this.#born.splice(0, this.#leaving);
    this.#leaving = 0;
    this.#oldest = this.#born[0]?.group ?? this.#group;
    for (const { of, key, before } of this.#changes) {
      const nursery = before === undefined ? this.#nurseries.get(of) : undefined;
      if (nursery?.has(key)) this.#born.push({ of: nursery, key, group: this.#group });
    }
    this.#changes = [];
    this.#turnFrom = 0;
    this.#group += 1;
  }

  /** At the start: what the nurseries held when the process ended goes into the tables. */
  recover(): void {
    const young = new Map<number, [Table, Readonly<Columns>]>();
    for (const row of this.#read.all()) {
      for (const [name, ...columns] of JSON.parse(row.entries) as Entry[]) {
        const [key] = columns;
        const table = this.#tables.get(name);
        const known = young.get(key)?.[1].slice(columns.length) ?? [];
        if (table && columns.length > 1) young.set(key, [table, [...columns, ...known]]);
        else young.delete(key);
      }
    }
    for (const [table, columns] of young.values()) table.insert(columns);
    this.#deleteBefore.run(Number.MAX_SAFE_INTEGER);
  }

  /** A portion for each group, so that none has to wait for a great move. */
  #moveOldOnes(): void {
    const portion = Math.min(this.#born.length - MOST_YOUNG, this.#changes.length + LEAST_PORTION);
    for (; this.#leaving < portion; this.#leaving += 1) {
      const { of, key } = this.#born[this.#leaving] ?? {};
      if (of && key !== undefined) of.moveOut(key);
    }
  }

  /** What was born and is gone within the group is not spoken of. */
  #entries(): Entry[] {
    const seen = new Set<number>();
    return this.#changes.flatMap(({ of, key, before }): Entry[] => {
      const nursery = this.#nurseries.get(of);
      if (!nursery || seen.has(key)) return [];
      seen.add(key);
      const columns = nursery.columns(key, before);
      if (!columns) return before === undefined ? [] : [[nursery.table.name, key]];
      return [[nursery.table.name, ...columns] as Entry]; // the key is the first column
    });
  }

  #takeBack(from: number): void {
    for (const { of, key, before } of this.#changes.splice(from).reverse()) of.restore(key, before);
  }
}
