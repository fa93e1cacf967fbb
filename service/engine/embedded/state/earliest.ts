import type { Statement } from '../../../stores/sqlite/connection.js';

/** The earliest time in a table: asked for with every group of commands, and read again only after the table has changed. */
export class Earliest {
  readonly #select: Statement<{ at: number | null }>;
  /** undefined: not known. */
  #known: number | undefined;

  /** `select` gives it as `at`, null where the table has none. */
  constructor(select: Statement<{ at: number | null }>) {
    this.#select = select;
  }

  /** To be told of every change: of rows that come, go or wait no longer, and of changes that were lost. */
  forget(): void {
    this.#known = undefined;
  }

  /** UTC milliseconds; Infinity where there is none. Not to be asked within a turn, which may be taken back. */
  at(): number {
    this.#known ??= this.#select.get()?.at ?? Infinity;
    return this.#known;
  }
}
