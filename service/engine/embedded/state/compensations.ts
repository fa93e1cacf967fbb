import type { Database, Statement } from '../../../stores/sqlite/connection.js';

export interface Compensation {
  readonly key: number;
  readonly instanceKey: number;
  /** The scope that it was done in; where that is done itself, it is undone with that scope's own. */
  readonly scopeKey: number;
  /** The activity that was done. */
  readonly node: number;
  /** The activity's instance. */
  readonly tokenKey: number;
  /** The event that waits for its handler; -1 before. */
  readonly throwerKey: number;
}

/** What was done and can be undone. */
export class Compensations {
  readonly #insert: Statement;
  readonly #get: Statement<Compensation>;
  readonly #inScope: Statement<Compensation>;
  readonly #of: Statement<Compensation>;
  readonly #ofInstance: Statement<Compensation>;
  readonly #ofThrower: Statement<Compensation>;
  readonly #trigger: Statement;
  readonly #move: Statement;
  readonly #delete: Statement;

  constructor(database: Database) {
    const select = `select key, instance_key instanceKey, scope_key scopeKey, node, thrower_key throwerKey,
      token_key tokenKey from compensation_subscription`;
    this.#insert = database.prepare('insert into compensation_subscription values (?, ?, ?, ?, ?, ?)');
    this.#get = database.prepare(`${select} where key = ?`);
    this.#inScope = database.prepare(`${select} where instance_key = ? and scope_key = ? order by key`);
    this.#of = database.prepare(`${select} where instance_key = ? and token_key = ?`);
    this.#ofInstance = database.prepare(`${select} where instance_key = ? order by key`);
    this.#ofThrower = database.prepare(`${select} where instance_key = ? and thrower_key = ? order by key`);
    this.#trigger = database.prepare('update compensation_subscription set thrower_key = ? where key = ?');
    this.#move = database.prepare('update compensation_subscription set node = ? where key = ?');
    this.#delete = database.prepare('delete from compensation_subscription where key = ?');
  }

  insert({ key, instanceKey, scopeKey, node, throwerKey, tokenKey }: Compensation): void {
    this.#insert.run(key, instanceKey, scopeKey, node, throwerKey, tokenKey);
  }

  get(key: number): Compensation | undefined {
    return this.#get.get(key);
  }

  /** In the order in which the activities were done. */
  inScope(instanceKey: number, scopeKey: number): Compensation[] {
    return this.#inScope.all(instanceKey, scopeKey);
  }

  /** That of an activity's instance. */
  of(instanceKey: number, tokenKey: number): Compensation | undefined {
    return this.#of.get(instanceKey, tokenKey);
  }

  ofInstance(instanceKey: number): Compensation[] {
    return this.#ofInstance.all(instanceKey);
  }

  ofThrower(instanceKey: number, throwerKey: number): Compensation[] {
    return this.#ofThrower.all(instanceKey, throwerKey);
  }

  trigger(key: number, throwerKey: number): void {
    this.#trigger.run(throwerKey, key);
  }

  /** To the activity's counterpart in another definition. */
  move(key: number, node: number): void {
    this.#move.run(node, key);
  }

  delete(key: number): void {
    this.#delete.run(key);
  }
}
