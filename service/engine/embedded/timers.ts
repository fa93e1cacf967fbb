import type { Database, Statement } from '../../stores/sqlite/connection.js';

export interface Timer {
  readonly key: number;
  /** UTC milliseconds. */
  readonly due: number;
  /** -1 for a timer that starts a process. */
  readonly instanceKey: number;
  readonly tokenKey: number;
  readonly definitionKey: number;
  /** The node that it sets off. */
  readonly node: number;
  /** How often it still fires, this time included; -1: for ever. */
  readonly repetitions: number;
  /** The cycle's text, for what comes after this time. */
  readonly interval: string | null;
}

/** When a timer fires, before it has a key. */
export type PreparedTimer = Pick<Timer, 'due' | 'repetitions' | 'interval'>;

const COLUMNS =
  'key, due, instance_key instanceKey, token_key tokenKey, definition_key definitionKey, node, repetitions, interval';

/** The running timers. */
export class Timers {
  readonly #insert: Statement;
  readonly #delete: Statement;
  readonly #get: Statement<Timer>;
  readonly #ofToken: Statement<Timer>;
  readonly #starting: Statement<Timer>;
  readonly #due: Statement<Timer>;
  readonly #next: Statement<{ due: number | null }>;
  readonly #hold: Statement;
  readonly #move: Statement;

  constructor(database: Database) {
    this.#insert = database.prepare('insert into timer values (?, ?, ?, ?, ?, ?, ?, ?, 0)');
    this.#delete = database.prepare('delete from timer where key = ?');
    this.#get = database.prepare(`select ${COLUMNS} from timer where key = ?`);
    this.#ofToken = database.prepare(`select ${COLUMNS} from timer where token_key = ? order by key`);
    this.#starting = database.prepare(
      `select ${COLUMNS} from timer where token_key = -1 and definition_key = ? order by key`,
    );
    this.#due = database.prepare(`select ${COLUMNS} from timer where held = 0 and due <= ? order by due, key limit ?`);
    this.#next = database.prepare('select min(due) due from timer where held = 0');
    this.#move = database.prepare('update timer set node = ?, definition_key = ? where key = ?');
    this.#hold = database.prepare('update timer set held = 1 where key = ?');
  }

  insert(timer: Timer): void {
    const { key, due, instanceKey, tokenKey, definitionKey, node, repetitions, interval } = timer;
    this.#insert.run(key, due, instanceKey, tokenKey, definitionKey, node, repetitions, interval);
  }

  delete(key: number): void {
    this.#delete.run(key);
  }

  /** It is due and must wait: from now on it is not among the due ones. */
  hold(key: number): void {
    this.#hold.run(key);
  }

  /** To where it is now: another node, of another definition. */
  move({ key, node, definitionKey }: Timer): void {
    this.#move.run(node, definitionKey, key);
  }

  get(key: number): Timer | undefined {
    return this.#get.get(key);
  }

  ofToken(tokenKey: number): Timer[] {
    return this.#ofToken.all(tokenKey);
  }

  /** Those that start instances of a definition. */
  starting(definitionKey: number): Timer[] {
    return this.#starting.all(definitionKey);
  }

  /** The oldest by due time, ties in order of creation. */
  due(now: number, most: number): Timer[] {
    return this.#due.all(now, most);
  }

  nextDue(): number | undefined {
    return this.#next.get()?.due ?? undefined;
  }
}
