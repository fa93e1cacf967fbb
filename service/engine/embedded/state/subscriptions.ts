import type { Database, Statement } from '../../../stores/sqlite/connection.js';

export interface MessageSubscription {
  readonly key: number;
  readonly name: string;
  readonly correlationKey: string;
  readonly instanceKey: number;
  readonly tokenKey: number;
  readonly node: number;
  readonly bpmnProcessId: string;
}

export interface MessageStart {
  readonly key: number;
  readonly name: string;
  readonly definitionKey: number;
  readonly bpmnProcessId: string;
  readonly node: number;
}

export interface StartLock {
  readonly bpmnProcessId: string;
  readonly correlationKey: string;
}

const COLUMNS =
  'key, name, correlation_key correlationKey, instance_key instanceKey, token_key tokenKey, node, bpmn_process_id bpmnProcessId';
const START_COLUMNS = 'key, name, definition_key definitionKey, bpmn_process_id bpmnProcessId, node';

/** Who waits for which message, and which processes one starts. */
export class Subscriptions {
  /** Where no process is started by messages, nobody is asked at each end of an instance. */
  #anyLocked: boolean;
  readonly #insert: Statement;
  readonly #get: Statement<MessageSubscription>;
  readonly #waiting: Statement<MessageSubscription>;
  readonly #ofToken: Statement<MessageSubscription>;
  readonly #delete: Statement;
  readonly #move: Statement;
  readonly #insertStart: Statement;
  readonly #starts: Statement<MessageStart>;
  readonly #startsOf: Statement<MessageStart>;
  readonly #deleteStart: Statement;
  readonly #lock: Statement;
  readonly #locked: Statement<object>;
  readonly #lockOf: Statement<StartLock>;
  readonly #unlock: Statement;

  constructor(database: Database) {
    this.#insert = database.prepare('insert into message_subscription values (?, ?, ?, ?, ?, ?, ?)');
    this.#get = database.prepare(`select ${COLUMNS} from message_subscription where key = ?`);
    this.#waiting = database.prepare(
      `select ${COLUMNS} from message_subscription where name = ? and correlation_key = ? order by key`,
    );
    this.#ofToken = database.prepare(`select ${COLUMNS} from message_subscription where token_key = ? order by key`);
    this.#delete = database.prepare('delete from message_subscription where key = ?');
    this.#move = database.prepare('update message_subscription set node = ?, bpmn_process_id = ? where key = ?');
    this.#insertStart = database.prepare('insert into message_start_subscription values (?, ?, ?, ?, ?)');
    this.#starts = database.prepare(
      `select ${START_COLUMNS} from message_start_subscription where name = ? order by key`,
    );
    this.#startsOf = database.prepare(
      `select ${START_COLUMNS} from message_start_subscription where definition_key = ? order by length(name), name, key`,
    );
    this.#deleteStart = database.prepare('delete from message_start_subscription where key = ?');
    this.#lock = database.prepare('insert or ignore into message_start_lock values (?, ?, ?)');
    this.#locked = database.prepare(
      'select 1 from message_start_lock where bpmn_process_id = ? and correlation_key = ?',
    );
    this.#lockOf = database.prepare(
      `select bpmn_process_id bpmnProcessId, correlation_key correlationKey from message_start_lock where instance_key = ?`,
    );
    this.#anyLocked = database.prepare<object>('select 1 from message_start_lock limit 1').get() !== undefined;
    this.#unlock = database.prepare('delete from message_start_lock where instance_key = ?');
  }

  insert({ key, name, correlationKey, instanceKey, tokenKey, node, bpmnProcessId }: MessageSubscription): void {
    this.#insert.run(key, name, correlationKey, instanceKey, tokenKey, node, bpmnProcessId);
  }

  get(key: number): MessageSubscription | undefined {
    return this.#get.get(key);
  }

  /** The oldest first. */
  waiting(name: string, correlationKey: string): MessageSubscription[] {
    return this.#waiting.all(name, correlationKey);
  }

  ofToken(tokenKey: number): MessageSubscription[] {
    return this.#ofToken.all(tokenKey);
  }

  delete(key: number): void {
    this.#delete.run(key);
  }

  /** To where it is now: another node, of another definition. */
  move({ key, node, bpmnProcessId }: MessageSubscription): void {
    this.#move.run(node, bpmnProcessId, key);
  }

  insertStart({ key, name, definitionKey, bpmnProcessId, node }: MessageStart): void {
    this.#insertStart.run(key, name, definitionKey, bpmnProcessId, node);
  }

  starts(name: string): MessageStart[] {
    return this.#starts.all(name);
  }

  startsOf(definitionKey: number): MessageStart[] {
    return this.#startsOf.all(definitionKey);
  }

  deleteStart(key: number): void {
    this.#deleteStart.run(key);
  }

  /** While the instance is active, this process is not started again for this key. */
  lock(bpmnProcessId: string, correlationKey: string, instanceKey: number): void {
    this.#anyLocked = true;
    this.#lock.run(bpmnProcessId, correlationKey, instanceKey);
  }

  isLocked(bpmnProcessId: string, correlationKey: string): boolean {
    return this.#locked.get(bpmnProcessId, correlationKey) !== undefined;
  }

  /** The instance has ended; what it locked is free again and is returned. */
  unlock(instanceKey: number): StartLock | undefined {
    if (!this.#anyLocked) return undefined;
    const locked = this.#lockOf.get(instanceKey);
    if (locked) this.#unlock.run(instanceKey);
    return locked;
  }
}
