import type { Database, Statement } from '../../stores/sqlite/connection.js';
import type { AnyRecord } from '../records.js';
import type { Definitions } from './definitions.js';
import { expand } from './expandRecords.js';
import type { PackedRecord } from './recordCodes.js';
import { RecentRows } from './recentRows.js';

/** The first key of partition 1, as in Zeebe: partition number shifted by 51 bits, plus a counter. */
const FIRST_KEY = 2 ** 51;

/** All records in order, one row per command. */
export class EventLog {
  readonly #definitions: Definitions;
  readonly #insert: Statement;
  readonly #last: Statement<{ position: number; lastKey: number }>;
  readonly #after: Statement<{ position: number; at: number; body: string }>;
  readonly #recent = new RecentRows();
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
    const position = this.#position + 1;
    this.#insert.run(position, row.count, row.lastKey, row.at, JSON.stringify(row.records));
    this.#recent.add({ position, at: row.at, count: row.count, records: row.records });
    this.#position += row.count;
    this.#lastKey = row.lastKey;
  }

  /** Records behind a position, of at most so many commands. */
  after(position: number, mostRows: number): AnyRecord[] {
    const rows = this.#recent.after(position, mostRows) ?? this.#stored(position, mostRows);
    const records = rows.flatMap((row) => expand(row, this.#definitions));
    return records[0] && records[0].position <= position
      ? records.filter((record) => record.position > position)
      : records;
  }

  /** What memory counts is what the table holds: at the start, and after writes were lost. */
  reload(): void {
    this.#recent.clear();
    const last = this.#last.get();
    this.#position = last?.position ?? 0;
    this.#lastKey = last?.lastKey ?? FIRST_KEY;
  }

  #stored(position: number, mostRows: number): { position: number; at: number; records: PackedRecord[] }[] {
    return this.#after
      .all(position, mostRows)
      .map(({ body, ...row }) => ({ ...row, records: JSON.parse(body) as PackedRecord[] })); // written by append
  }
}
