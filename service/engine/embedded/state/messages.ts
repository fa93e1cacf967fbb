import type { Database, Statement } from '../../../stores/sqlite/connection.js';
import { Earliest } from './earliest.js';
import type { JsonObject } from './json.js';

export interface Message {
  readonly key: number;
  readonly name: string;
  readonly correlationKey: string;
  /** '' without. */
  readonly messageId: string;
  /** UTC milliseconds. */
  readonly expiresAt: number;
  readonly variables: JsonObject;
}

/** As the broker's checker comes (its default; measured on 8.5.8: a message outlives its time by up to a minute). */
const PURGED_EVERY_MS = 60_000;

/** Buffered messages, who got them, and which process may not start again for a key. */
export class Messages {
  readonly #insert: Statement;
  readonly #get: Statement<StoredMessage>;
  readonly #withId: Statement<object>;
  readonly #waiting: Statement<StoredMessage>;
  readonly #expired: Statement<StoredMessage>;
  readonly #firstExpiry: Earliest;
  readonly #delete: Statement;
  readonly #correlate: Statement;
  readonly #isCorrelated: Statement<object>;
  readonly #forgetCorrelated: Statement;

  constructor(database: Database) {
    const columns = 'key, name, correlation_key, message_id, expires_at, variables';
    this.#insert = database.prepare(`insert into message (${columns}) values (?, ?, ?, ?, ?, ?)`);
    this.#get = database.prepare(`select ${columns} from message where key = ?`);
    this.#withId = database.prepare(
      'select 1 from message where name = ? and correlation_key = ? and message_id = ? limit 1',
    );
    this.#waiting = database.prepare(
      `select ${columns} from message where name = ? and correlation_key = ? and expires_at > ? order by key`,
    );
    this.#expired = database.prepare(`select ${columns} from message where expires_at <= ? order by key limit ?`);
    this.#firstExpiry = new Earliest(database.prepare('select min(expires_at) at from message'));
    this.#delete = database.prepare('delete from message where key = ?');
    this.#correlate = database.prepare('insert or ignore into message_correlated values (?, ?)');
    this.#isCorrelated = database.prepare(
      'select 1 from message_correlated where message_key = ? and bpmn_process_id = ?',
    );
    this.#forgetCorrelated = database.prepare('delete from message_correlated where message_key = ?');
  }

  insert({ key, name, correlationKey, messageId, expiresAt, variables }: Message): void {
    this.#insert.run(key, name, correlationKey, messageId, expiresAt, JSON.stringify(variables));
    this.#firstExpiry.forget();
  }

  get(key: number): Message | undefined {
    const row = this.#get.get(key);
    return row && messageOf(row);
  }

  isStored(message: { name: string; correlationKey: string; messageId: string }): boolean {
    return this.#withId.get(message.name, message.correlationKey, message.messageId) !== undefined;
  }

  /** The unexpired ones with this name and key that this process has not got, the oldest first. */
  waitingFor(wanted: { name: string; correlationKey: string; bpmnProcessId: string; now: number }): Message[] {
    return this.#waiting
      .all(wanted.name, wanted.correlationKey, wanted.now)
      .map(messageOf)
      .filter((message) => !this.isCorrelated(message.key, wanted.bpmnProcessId));
  }

  expired(now: number, most: number): Message[] {
    return this.#expired.all(now, most).map(messageOf);
  }

  /** When the next one is removed. Until then it keeps its id, though nobody gets it any more. */
  nextPurge(): number | undefined {
    const at = this.#firstExpiry.at();
    return at === Infinity ? undefined : Math.ceil(at / PURGED_EVERY_MS) * PURGED_EVERY_MS;
  }

  delete(key: number): void {
    this.#delete.run(key);
    this.#forgetCorrelated.run(key);
    this.#firstExpiry.forget();
  }

  /** The table is not what it was: writes were lost. */
  reload(): void {
    this.#firstExpiry.forget();
  }

  correlate(key: number, bpmnProcessId: string): void {
    this.#correlate.run(key, bpmnProcessId);
  }

  isCorrelated(key: number, bpmnProcessId: string): boolean {
    return this.#isCorrelated.get(key, bpmnProcessId) !== undefined;
  }
}

function messageOf(stored: StoredMessage): Message {
  return {
    key: stored.key,
    name: stored.name,
    correlationKey: stored.correlation_key,
    messageId: stored.message_id,
    expiresAt: stored.expires_at,
    variables: JSON.parse(stored.variables) as JsonObject, // written by insert
  };
}

interface StoredMessage {
  key: number;
  name: string;
  correlation_key: string;
  message_id: string;
  expires_at: number;
  variables: string;
}
