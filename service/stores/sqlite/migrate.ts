import type { Database } from './connection.js';
import { migrations } from './migrations/all.js';

/** Brings the schema up to the newest number; what is there already stays untouched. */
export function migrate(database: Database, now: number): void {
  database.exec(
    'create table if not exists migration (number integer primary key, applied_at integer not null) strict',
  );
  const applied = new Set(
    database
      .prepare<{ number: number }>('select number from migration')
      .all()
      .map(({ number }) => number),
  );
  for (const { number, sql } of migrations) {
    if (applied.has(number)) continue;
    database.exec('begin immediate');
    try {
      // The number first: a second process that starts now fails here, not half-way through the change.
      database.prepare('insert into migration (number, applied_at) values (?, ?)').run(number, now);
      database.exec(sql);
      database.exec('commit');
    } catch (error) {
      database.exec('rollback');
      throw error;
    }
  }
}
