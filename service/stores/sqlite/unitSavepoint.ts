import type { Database, Statement } from './connection.js';

/** The savepoint of the unit that runs: there as soon as the unit writes, so that what it wrote can be taken back. */
export class UnitSavepoint {
  readonly #database: Database;
  readonly #open: Statement;
  readonly #release: Statement;
  #state: 'noUnit' | 'nothingWritten' | 'open' = 'noUnit';

  constructor(database: Database) {
    this.#database = database;
    this.#open = database.prepare('savepoint unit');
    this.#release = database.prepare('release unit');
  }

  begin(): void {
    this.#state = 'nothingWritten';
  }

  /** Before each write. Outside of units it does nothing. */
  open(): void {
    if (this.#state !== 'nothingWritten') return;
    this.#open.run();
    this.#state = 'open';
  }

  keep(): void {
    if (this.#state === 'open') this.#release.run();
    this.#state = 'noUnit';
  }

  takeBack(): void {
    if (this.#state === 'open') this.#database.exec('rollback to unit; release unit');
    this.#state = 'noUnit';
  }

  /** SQLite has taken back the transaction around it. */
  forget(): void {
    this.#state = 'noUnit';
  }
}
