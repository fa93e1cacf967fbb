import type { Database, Statement } from '../../service/stores/sqlite/connection.js';

/** The same database; while the disk is full a commit ends as SQLite ends it then. */
export function filling(database: Database, isFull: () => boolean): Database {
  return {
    get isTransaction() {
      return database.isTransaction;
    },
    exec: (sql) => database.exec(sql),
    close: () => database.close(),
    prepare<Row>(sql: string): Statement<Row> {
      const statement = database.prepare<Row>(sql);
      if (sql !== 'commit') return statement;
      return {
        get: (...parameters) => statement.get(...parameters),
        all: (...parameters) => statement.all(...parameters),
        run() {
          if (isFull()) throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
          return statement.run();
        },
      };
    },
  };
}
