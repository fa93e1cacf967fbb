import type { Database, Statement } from '../../../stores/sqlite/connection.js';

/** Which instances and which definitions are suspended: few at any time, so memory holds all their keys. */
export class Suspensions {
  readonly #keys = new Set<number>();
  readonly #insert: Statement;
  readonly #delete: Statement;
  readonly #all: Statement<{ key: number }>;

  constructor(database: Database) {
    this.#insert = database.prepare('insert into suspended values (?)');
    this.#delete = database.prepare('delete from suspended where key = ?');
    this.#all = database.prepare('select key from suspended');
    this.reload();
  }

  /** Nothing at all is suspended: the usual case, in which nobody has to be asked. */
  get none(): boolean {
    return this.#keys.size === 0;
  }

  has(key: number): boolean {
    return this.#keys.has(key);
  }

  add(key: number): void {
    this.#insert.run(key);
    this.#keys.add(key);
  }

  delete(key: number): void {
    this.#delete.run(key);
    this.#keys.delete(key);
  }

  /** What memory holds is what the table holds: at the start, and after writes were lost or taken back. */
  reload(): void {
    this.#keys.clear();
    for (const { key } of this.#all.all()) this.#keys.add(key);
  }
}
