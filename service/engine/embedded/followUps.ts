import type { Database, Statement } from '../../stores/sqlite/connection.js';
import type { FollowUp } from './followUp.js';

/** What turns that had done enough left over, in order. */
export class FollowUps {
  readonly #insert: Statement;
  readonly #next: Statement<{ id: number; command: string }>;
  readonly #delete: Statement;

  constructor(database: Database) {
    this.#insert = database.prepare('insert into follow_up (instance_key, command) values (?, ?)');
    this.#next = database.prepare('select id, command from follow_up order by id limit ?');
    this.#delete = database.prepare('delete from follow_up where id = ?');
  }

  add(followUp: FollowUp): void {
    this.#insert.run(followUp.instance, JSON.stringify(followUp));
  }

  /** Takes the oldest ones out. */
  take(most: number): FollowUp[] {
    const rows = this.#next.all(most);
    for (const { id } of rows) this.#delete.run(id);
    return rows.map(({ command }) => JSON.parse(command) as FollowUp); // written by add
  }
}
