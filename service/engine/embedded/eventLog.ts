import type { Database, Statement } from '../../stores/sqlite/connection.js';
import type { AnyRecord } from '../records.js';
import type { Definitions } from './definitions.js';
import { expand } from './expandRecords.js';
import type { PackedRecord } from './recordCodes.js';

/** The first key of partition 1, as in Zeebe: partition number shifted by 51 bits, plus a counter. */
const FIRST_KEY = 2 ** 51;

/** All records in order, one row per command. */
export class EventLog {
  readonly #definitions: Definitions;
  readonly #insert: Statement;
  readonly #last: Statement<{ position: number; lastKey: number }>;
  readonly #after: Statement<{ position: number; at: number; body: string }>;
  #position = 0;
  #lastKey = FIRST_KEY;

  constructor(database: Database, definitions: Definitions) {
    this.#definitions = definitions;
    this.#insert = database.prepare(
      'insert into event_log (position, count, last_key, at, body) values (?, ?, ?, ?, ?)',
    );
    this.#last = database.prepare(
      'select position + count - 1 position, last_key lastKey from event_log order by position desc limit 1',
    );
    // A row may begin at or before the position that a reader has applied and end behind it.
    this.#after = database.prepare(
      `select position, at, body from event_log
         where position >= coalesce((select max(position) from event_log where position <= ?), 0) order by position limit ?`,
    );
    this.reload();
  }

  /** Position of the newest record. */
  get position(): number {
    return this.#position;
  }

  get lastKey(): number {
    return this.#lastKey;
  }

  append(row: { at: number; count: number; lastKey: number; records: readonly PackedRecord[] }): void {
    if (row.count === 0) return;
    this.#insert.run(this.#position + 1, row.count, row.lastKey, row.at, JSON.stringify(row.records));
    this.#position += row.count;
    this.#lastKey = row.lastKey;
  }

  /** Records behind a position, of at most so many commands. */
  after(position: number, mostRows: number): AnyRecord[] {
    const rows = this.#after.all(position, mostRows);
    return rows
      .flatMap((row) => expand({ ...row, records: JSON.parse(row.body) as PackedRecord[] }, this.#definitions))
      .filter((record) => record.position > position);
  }

  /** What memory counts is what the table holds: at the start, and after writes were lost. */
  reload(): void {
    const last = this.#last.get();
    this.#position = last?.position ?? 0;
    this.#lastKey = last?.lastKey ?? FIRST_KEY;
  }
}
