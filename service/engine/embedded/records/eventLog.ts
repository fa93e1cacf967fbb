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

/** Letters of a row's body, where it could be told in two: hundreds of commands of 4 MB each may share a group. */
const LONGEST_BODY = 16 * 1024 * 1024;

/** What a command has made happen. `at`: UTC milliseconds. */
type Recorded = Omit<Row, 'position'> & { readonly lastKey: number };

/** All records in order, one row for each group of commands, or several where they have much to say. */
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
  /** The commands of the current group, so far. */
  #open: Recorded[] = [];
  /** Rows of the group that is being written. */
  #written: Row[] = [];

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

  append(recorded: Recorded): void {
    if (recorded.count === 0) return;
    this.#open.push(recorded);
    this.#position += recorded.count;
    this.#lastKey = recorded.lastKey;
  }

  /** The last of a group, within its transaction. */
  write(): void {
    const commands = this.#open;
    this.#open = [];
    if (commands.length > 0) this.#insertRows(commands, this.#position + 1 - countIn(commands));
  }

  /** The group is in the database. */
  written(): readonly Row[] {
    return this.#written.splice(0);
  }

  /** It is durable: from now on readers get it. */
  show(rows: readonly Row[]): void {
    for (const row of rows) {
      this.#recent.add(row);
      this.#shown = row.position + row.count - 1;
    }
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
    this.#open = [];
    this.#written = [];
  }

  #insertRows(commands: readonly Recorded[], position: number): void {
    const row = rowOf(commands, position);
    const body = bodyOf(row, commands.length > 1);
    if (body === undefined) {
      const half = Math.ceil(commands.length / 2);
      const first = commands.slice(0, half);
      this.#insertRows(first, position);
      this.#insertRows(commands.slice(half), position + countIn(first));
      return;
    }
    this.#insert.run(position, row.count, commands.at(-1)?.lastKey ?? 0, row.at, body);
    this.#written.push(row);
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

const countIn = (commands: readonly Recorded[]) => commands.reduce((sum, { count }) => sum + count, 0);

/** The time is that of its first command; a record of TIME_CODE says when it was later. */
function rowOf(commands: readonly Recorded[], position: number): Row {
  const first = commands[0]?.at ?? 0;
  const records: PackedRecord[] = [];
  let now = first;
  for (const command of commands) {
    if (command.at !== now) records.push([TIME_CODE, command.at]);
    for (const record of command.records) records.push(record);
    now = command.at;
  }
  return { position, count: countIn(commands), at: first, records };
}

/** undefined: it is too long, or longer than a text can be, and may be divided. */
function bodyOf({ records }: Row, isDivisible: boolean): string | undefined {
  try {
    const body = JSON.stringify(records);
    return isDivisible && body.length > LONGEST_BODY ? undefined : body;
  } catch (error) {
    if (isDivisible && error instanceof RangeError) return undefined;
    throw error;
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
