import type { PackedRecord } from './recordCodes.js';

/** A row of the event log. */
export interface Row {
  readonly position: number;
  readonly at: number;
  readonly count: number;
  readonly records: readonly PackedRecord[];
}

/** So many records are kept: some tens of MB. Who is further behind reads the table. */
const MOST_RECORDS = 50_000;

/** The newest rows of the event log as they were written, until all who follow closely have them: they need not read them again. */
export class RecentRows {
  /** In order of position, without gaps. */
  #rows: Row[] = [];
  #records = 0;
  /** Nobody asks for what is before it. */
  #wantedAfter = 0;

  add(row: Row): void {
    if (isBefore(this.#wantedAfter, row)) return;
    this.#rows.push(row);
    this.#records += row.count;
    if (this.#records > 2 * MOST_RECORDS) this.#forgetHalf();
  }

  /** Rows that hold something behind a position, the oldest first; undefined where the oldest of them is not kept. */
  after(position: number, most: number): readonly Row[] | undefined {
    const [oldest] = this.#rows;
    if (!oldest || oldest.position > position + 1) return undefined;
    const first = this.#placeOf(position + 1);
    return this.#rows.slice(first, first + most);
  }

  /** Everybody who reads has what is up to here. */
  forgetUpTo(position: number): void {
    this.#wantedAfter = position;
    let forgotten = 0;
    for (const row of this.#rows) {
      if (!isBefore(position, row)) break;
      this.#records -= row.count;
      forgotten += 1;
    }
    if (forgotten > 0) this.#rows = this.#rows.slice(forgotten);
  }

  clear(): void {
    this.#rows = [];
    this.#records = 0;
  }

  /** Where the row is that holds a position; behind the last row where none does yet. */
  #placeOf(position: number): number {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = this.#rows[middle];
      if (row && row.position + row.count <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** In one go now and then: taking away one by one would move all others each time. */
  #forgetHalf(): void {
    let forgotten = 0;
    let records = 0;
    for (const { count } of this.#rows) {
      if (this.#records - records <= MOST_RECORDS) break;
      records += count;
      forgotten += 1;
    }
    this.#rows = this.#rows.slice(forgotten);
    this.#records -= records;
  }
}

function isBefore(position: number, row: Row): boolean {
  return row.position + row.count - 1 <= position;
}
