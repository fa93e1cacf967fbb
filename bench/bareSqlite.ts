import type { Database } from '../service/stores/sqlite/connection.js';
import { measure } from './measure.js';
import type { Measured } from './measure.js';

/** SQLite alone, on the same disk: so many rows with so many bytes each, committed in groups of a size, with fsync. */
export function measureBareSqlite(
  database: Database,
  about: { count: number; bytes: number; group: number },
): Promise<Measured> {
  const { count, bytes, group } = about;
  database.exec('pragma synchronous = full; create table bare (id integer primary key, body text)');
  const insert = database.prepare('insert into bare (body) values (?)');
  const body = 'x'.repeat(Math.round(bytes));
  return measure(count, () => {
    for (let done = 0; done < count; done += group) {
      database.exec('begin immediate');
      for (let row = 0; row < group; row += 1) insert.run(body);
      database.exec('commit');
    }
  });
}
