import type { Database, Statement } from '../../../stores/sqlite/connection.js';

export interface SignalSubscription {
  readonly key: number;
  readonly name: string;
  /** -1 for one that starts a process. */
  readonly instanceKey: number;
  readonly tokenKey: number;
  readonly definitionKey: number;
  readonly node: number;
}

const COLUMNS = 'key, name, instance_key instanceKey, token_key tokenKey, definition_key definitionKey, node';

/** Who waits for which signal. */
export class Signals {
  readonly #insert: Statement;
  readonly #named: Statement<SignalSubscription>;
  readonly #get: Statement<SignalSubscription>;
  readonly #ofToken: Statement<SignalSubscription>;
  readonly #starting: Statement<SignalSubscription>;
  readonly #delete: Statement;
  readonly #move: Statement;

  constructor(database: Database) {
    this.#insert = database.prepare('insert into signal_subscription values (?, ?, ?, ?, ?, ?)');
    // Those that start a process come first (measured on 8.5.8).
    this.#named = database.prepare(
      `select ${COLUMNS} from signal_subscription where name = ? order by instance_key <> -1, key`,
    );
    this.#get = database.prepare(`select ${COLUMNS} from signal_subscription where key = ?`);
    this.#ofToken = database.prepare(`select ${COLUMNS} from signal_subscription where token_key = ? order by key`);
    this.#starting = database.prepare(
      `select ${COLUMNS} from signal_subscription where token_key = -1 and definition_key = ? order by length(name), name, key`,
    );
    this.#move = database.prepare('update signal_subscription set node = ?, definition_key = ? where key = ?');
    this.#delete = database.prepare('delete from signal_subscription where key = ?');
  }

  insert(subscription: SignalSubscription): void {
    const { key, name, instanceKey, tokenKey, definitionKey, node } = subscription;
    this.#insert.run(key, name, instanceKey, tokenKey, definitionKey, node);
  }

  named(name: string): SignalSubscription[] {
    return this.#named.all(name);
  }

  get(key: number): SignalSubscription | undefined {
    return this.#get.get(key);
  }

  ofToken(tokenKey: number): SignalSubscription[] {
    return this.#ofToken.all(tokenKey);
  }

  starting(definitionKey: number): SignalSubscription[] {
    return this.#starting.all(definitionKey);
  }

  /** To where it is now: another node, of another definition. */
  move({ key, node, definitionKey }: SignalSubscription): void {
    this.#move.run(node, definitionKey, key);
  }

  delete(key: number): void {
    this.#delete.run(key);
  }
}
