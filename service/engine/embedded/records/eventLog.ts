import type { Database, Statement } from '../../../stores/sqlite/connection.js';
import type { AnyRecord } from '../../records.js';
import type { Definitions } from '../state/definitions.js';
import { expand } from './expandRecords.js';
import { storedKey } from '../state/key.js';
import { TIME_CODE } from './recordCodes.js';
import type { PackedRecord } from './recordCodes.js';
import { RecentRows } from './recentRows.js';
import type { Row } from './recentRows.js';

/** Rows that are looked at for one answer. */
const MOST_ROWS = 200;

/** What the commands of a group make happen, while they do. */
interface OpenGroup {
  readonly position: number;
  count: number;
  /** UTC milliseconds, of its first command; a record of TIME_CODE says when it was later. */
  readonly at: number;
  readonly records: PackedRecord[];
}

/** All records in order, one row for each group of commands. */
export class EventLog {
  readonly #definitions: Definitions;
  readonly #insert: Statement;
  readonly #last: Statement<{ position: number; lastKey: number }>;
  readonly #counts: Statement<{ position: number; count: number }>;
  readonly #rows: Statement<{ position: number; count: number; at: number; body: string }>;
  readonly #recent = new RecentRows();
  /** Of the newest record, whether or not it is written yet. */
  #position = 0;
  /** What is behind it is not durable yet. */
  #shown = 0;
  #lastKey = 0;
  /** What the commands of the current group have recorded so far. */
  #open: OpenGroup | undefined;
  #openAt = 0;

  constructor(database: Database, definitions: Definitions) {
    this.#definitions = definitions;
    this.#insert = database.prepare(
      'insert into event_log (position, count, last_key, at, body) values (?, ?, ?, ?, ?)',
    );
    this.#last = database.prepare(
      'select position + count - 1 position, last_key lastKey from event_log order by position desc limit 1',
    );
    // A row may begin at or before the position that a reader has applied and end behind it.
    this.#counts = database.prepare(
      `select position, count from event_log
         where position >= coalesce((select max(position) from event_log where position <= ?1), 0)
           and position + count - 1 > ?1 order by position limit ${MOST_ROWS}`,
    );
    this.#rows = database.prepare(
      'select position, count, at, body from event_log where position between ? and ? order by position',
    );
    this.reload();
    this.#shown = this.#position;
  }

  /** Position of the newest record that is shown. */
  get position(): number {
    return this.#shown;
  }

  get lastKey(): number {
    return this.#lastKey;
  }

  append({ at, count, lastKey, records }: Omit<Row, 'position'> & { lastKey: number }): void {
    if (count === 0) return;
    this.#open ??= { position: this.#position + 1, count: 0, at, records: [] };
    if (this.#open.count === 0) this.#openAt = at;
    if (at !== this.#openAt) this.#open.records.push([TIME_CODE, at]);
    for (const record of records) this.#open.records.push(record);
    this.#open.count += count;
    this.#openAt = at;
    this.#position += count;
    this.#lastKey = lastKey;
  }

  /** The last of a group, within its transaction. */
  write(): void {
    if (!this.#open) return;
    const { position, count, at, records } = this.#open;
    this.#insert.run(position, count, this.#lastKey, at, JSON.stringify(records));
  }

  /** The group is in the database. */
  written(): Row | undefined {
    const written = this.#open;
    this.#open = undefined;
    return written;
  }

  /** It is durable: from now on readers get it. */
  show(row: Row | undefined): void {
    if (!row) return;
    this.#recent.add(row);
    this.#shown = row.position + row.count - 1;
  }

  /** Everybody who reads has what is up to here: it need not be kept at hand. */
  haveAllRead(position: number): void {
    this.#recent.forgetUpTo(position);
  }

  /** Records behind a position: of as many groups as make up about so many, and of one at least. */
  after(position: number, most: number): AnyRecord[] {
    const records = this.#rowsAfter(position, most).flatMap((row) => expand(row, this.#definitions));
    return records[0] && records[0].position <= position
      ? records.filter((record) => record.position > position)
      : records;
  }

  /** What memory counts is what the table holds: at the start, and after writes were lost. */
  reload(): void {
    this.#recent.clear();
    const last = this.#last.get();
    this.#position = last?.position ?? 0;
    this.#lastKey = storedKey(last?.lastKey ?? 0);
    this.#open = undefined;
  }

  #rowsAfter(position: number, most: number): readonly Row[] {
    const recent = this.#recent.after(position, MOST_ROWS);
    if (recent) return upTo(most, recent);
    const shown = this.#counts.all(position).filter((row) => row.position <= this.#shown);
    const wanted = upTo(most, shown);
    const [first] = wanted;
    const rows = first ? this.#rows.all(first.position, wanted.at(-1)?.position ?? first.position) : [];
    return rows.map(({ body, ...row }) => ({ ...row, records: JSON.parse(body) as PackedRecord[] })); // from write
  }
}

function upTo<R extends { readonly count: number }>(most: number, rows: readonly R[]): R[] {
  let records = 0;
  return rows.filter(({ count }) => {
    const isWanted = records < most;
    records += count;
    return isWanted;
  });
}
