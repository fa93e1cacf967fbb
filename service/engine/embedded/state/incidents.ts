import type { Database, Statement } from '../../../stores/sqlite/connection.js';

export interface Incident {
  readonly key: number;
  readonly instanceKey: number;
  readonly tokenKey: number;
  /** -1 where no job is behind it. */
  readonly jobKey: number;
  readonly errorType: string;
  readonly message: string;
  readonly variableScopeKey: number;
}

/** The open incidents. */
export class Incidents {
  readonly #insert: Statement;
  readonly #get: Statement<Incident>;
  readonly #ofToken: Statement<Incident>;
  readonly #delete: Statement;

  constructor(database: Database) {
    const columns = `key, instance_key instanceKey, token_key tokenKey, job_key jobKey, error_type errorType, message,
      variable_scope_key variableScopeKey`;
    this.#insert = database.prepare('insert into incident values (?, ?, ?, ?, ?, ?, ?)');
    this.#get = database.prepare(`select ${columns} from incident where key = ?`);
    this.#ofToken = database.prepare(`select ${columns} from incident where token_key = ? order by key`);
    this.#delete = database.prepare('delete from incident where key = ?');
  }

  insert(incident: Incident): void {
    const { key, instanceKey, tokenKey, jobKey, errorType, message, variableScopeKey } = incident;
    this.#insert.run(key, instanceKey, tokenKey, jobKey, errorType, message, variableScopeKey);
  }

  get(key: number): Incident | undefined {
    return this.#get.get(key);
  }

  ofToken(tokenKey: number): Incident[] {
    return this.#ofToken.all(tokenKey);
  }

  delete(key: number): void {
    this.#delete.run(key);
  }
}
