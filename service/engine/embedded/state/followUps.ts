import type { Database, Statement } from '../../../stores/sqlite/connection.js';
import type { FollowUp } from './followUp.js';

/** What turns that had done enough left over, in order, and what waits until its instance is resumed. */
export class FollowUps {
  readonly #insert: Statement;
  readonly #next: Statement<StoredFollowUp>;
  readonly #held: Statement<StoredFollowUp>;
  readonly #heldFor: Statement<object>;
  readonly #ofInstance: Statement<StoredFollowUp>;
  readonly #rewrite: Statement;
  readonly #delete: Statement;
  readonly #dropHeld: Statement;

  constructor(database: Database) {
    this.#insert = database.prepare(
      'insert into follow_up (instance_key, command, held, subscription) values (?, ?, ?, ?)',
    );
    this.#next = database.prepare('select id, command from follow_up where held = 0 order by id limit ?');
    this.#held = database.prepare('select id, command from follow_up where held = 1 and id > ? order by id limit ?');
    this.#heldFor = database.prepare('select 1 from follow_up where subscription = ? limit 1');
    this.#ofInstance = database.prepare('select id, command from follow_up where instance_key = ? order by id');
    this.#rewrite = database.prepare('update follow_up set command = ? where id = ?');
    this.#delete = database.prepare('delete from follow_up where id = ?');
    this.#dropHeld = database.prepare('delete from follow_up where instance_key = ? and held = 1');
  }

  add(followUp: FollowUp): void {
    this.#insert.run(followUp.instance, JSON.stringify(followUp), 0, null);
  }

  hold(followUp: FollowUp): void {
    const subscription = followUp.do === 'correlate' ? followUp.subscription : null;
    this.#insert.run(followUp.instance, JSON.stringify(followUp), 1, subscription);
  }

  /** Takes the oldest ones out. */
  take(most: number): FollowUp[] {
    const rows = this.#next.all(most);
    for (const { id } of rows) this.#delete.run(id);
    return rows.map(followUpIn);
  }

  /** Those that wait for a resumption, behind an id, the oldest first. */
  held(after: number, most: number): { id: number; followUp: FollowUp }[] {
    return this.#held.all(after, most).map((row) => ({ id: row.id, followUp: followUpIn(row) }));
  }

  /** Whether a message waits already to go to this subscription. */
  holdsFor(subscription: number): boolean {
    return this.#heldFor.get(subscription) !== undefined;
  }

  /** Left over and held ones. */
  ofInstance(instanceKey: number): { id: number; followUp: FollowUp }[] {
    return this.#ofInstance.all(instanceKey).map((row) => ({ id: row.id, followUp: followUpIn(row) }));
  }

  rewrite(id: number, followUp: FollowUp): void {
    this.#rewrite.run(JSON.stringify(followUp), id);
  }

  delete(id: number): void {
    this.#delete.run(id);
  }

  dropHeld(instanceKey: number): void {
    this.#dropHeld.run(instanceKey);
  }
}

interface StoredFollowUp {
  id: number;
  command: string;
}

function followUpIn({ command }: StoredFollowUp): FollowUp {
  return JSON.parse(command) as FollowUp; // written by add or hold
}
