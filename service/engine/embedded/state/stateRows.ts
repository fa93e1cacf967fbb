import type { Database } from '../../../stores/sqlite/connection.js';

type Cell = string | number | null;

/** A row of the engine's state, as an export takes it along. */
export interface StateRow {
  table: string;
  row: Record<string, Cell>;
}

/** Everything that the engine keeps: what runs, what waits, and all records. */
const tables = [
  'process_definition',
  'form_definition',
  'token',
  'follow_up',
  'job',
  'timer',
  'message_subscription',
  'message_start_subscription',
  'message',
  'message_correlated',
  'message_start_lock',
  'signal_subscription',
  'incident',
  'compensation_subscription',
  'suspended',
  'event_log',
  'journal',
] as const;

/** The tables of the engine in a database, for a test that holds the list against the migrations. */
export const stateTables: readonly string[] = tables;

/** The state of an engine that nobody runs at the moment. */
export function* stateRows(database: Database): Generator<StateRow> {
  for (const table of tables) {
    const rows = database.prepare<Record<string, Cell>>(`select * from ${table} order by 1`).all();
    for (const row of rows) yield { table, row };
  }
}

/** Inside a unit of the writer: nothing runs and nothing has ever happened. */
export function clearState(database: Database): void {
  for (const table of tables) database.exec(`delete from ${table}`);
}

/** Inside a unit of the writer: puts rows into an engine that has none. Throws TypeError for a table that is none of its. */
export function putStateRows(database: Database, rows: readonly StateRow[]): void {
  for (const { table, row } of rows) {
    if (!stateTables.includes(table)) throw new TypeError(`no table of the engine: ${table}`);
    const names = Object.keys(row);
    const places = names.map(() => '?').join(', ');
    database.prepare(`insert into ${table} (${names.join(', ')}) values (${places})`).run(...Object.values(row));
  }
}
