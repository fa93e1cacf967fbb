import type { Database, Statement } from '../../../stores/sqlite/connection.js';

export interface Compensation {
  readonly key: number;
  readonly instanceKey: number;
  /** Where it can be thrown for; what was done inside a sub-process that is done belongs to the scope around it. */
  readonly scopeKey: number;
  /** The activity that was done. */
  readonly node: number;
  /** The event that waits for its handler; -1 before. */
  readonly throwerKey: number;
}

/** What was done and can be undone. */
export class Compensations {
  readonly #insert: Statement;
  readonly #get: Statement<Compensation>;
  readonly #open: Statement<Compensation>;
  readonly #ofInstance: Statement<Compensation>;
  readonly #ofThrower: Statement<Compensation>;
  readonly #trigger: Statement;
  readonly #rehome: Statement;
  readonly #move: Statement;
  readonly #delete: Statement;

  constructor(database: Database) {
    const select = `select key, instance_key instanceKey, scope_key scopeKey, node, thrower_key throwerKey
      from compensation_subscription`;
    this.#insert = database.prepare('insert into compensation_subscription values (?, ?, ?, ?, ?)');
    this.#get = database.prepare(`${select} where key = ?`);
    this.#open = database.prepare(
      `${select} where instance_key = ? and scope_key = ? and thrower_key = -1 order by key`,
    );
    this.#ofInstance = database.prepare(`${select} where instance_key = ? order by key`);
    this.#ofThrower = database.prepare(`${select} where instance_key = ? and thrower_key = ? order by key`);
    this.#trigger = database.prepare('update compensation_subscription set thrower_key = ? where key = ?');
    this.#rehome = database.prepare(
      'update compensation_subscription set scope_key = ? where instance_key = ? and scope_key = ?',
    );
    this.#move = database.prepare('update compensation_subscription set node = ? where key = ?');
    this.#delete = database.prepare('delete from compensation_subscription where key = ?');
  }

  insert({ key, instanceKey, scopeKey, node, throwerKey }: Compensation): void {
    this.#insert.run(key, instanceKey, scopeKey, node, throwerKey);
  }

  get(key: number): Compensation | undefined {
    return this.#get.get(key);
  }

  /** In the order in which the activities were done. */
  open(instanceKey: number, scopeKey: number): Compensation[] {
    return this.#open.all(instanceKey, scopeKey);
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

  rehome(instanceKey: number, scope: { from: number; to: number }): void {
    this.#rehome.run(scope.to, instanceKey, scope.from);
  }

  /** To the activity's counterpart in another definition. */
  move(key: number, node: number): void {
    this.#move.run(node, key);
  }

  delete(key: number): void {
    this.#delete.run(key);
  }
}
