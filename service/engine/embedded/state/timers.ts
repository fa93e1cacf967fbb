import type { Database, Statement } from '../../../stores/sqlite/connection.js';
import { Earliest } from './earliest.js';
import type { Journal } from './journal.js';
import { Nursery } from './nursery.js';
import { Table } from './table.js';
import type { Columns } from './table.js';

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

const COLUMNS = ['key', 'due', 'instance_key', 'token_key', 'definition_key', 'node', 'repetitions', 'interval'];
const SELECT = `select key, due, instance_key instanceKey, token_key tokenKey, definition_key definitionKey, node,
  repetitions, interval from timer`;
/** Of timers that are due at once that of the oldest element comes first, and what starts a process last (measured on 8.5.8). */
const ORDER = 'due, token_key = -1, token_key, key';

/** The running timers. */
export class Timers {
  /** Those of tokens; what starts processes lives long. */
  readonly #young: Nursery<Timer>;
  /** No young one is due before; undefined while that is not known. */
  #firstYoung: number | undefined = Infinity;
  readonly #get: Statement<Timer>;
  readonly #ofToken: Statement<Timer>;
  readonly #starting: Statement<Timer>;
  readonly #due: Statement<Timer>;
  /** In the table, of those that do not wait. */
  readonly #firstOld: Earliest;
  /** Of the table, what was due when somebody looked last: each is asked for soon after. */
  #lookedAt = new Map<number, Timer>();
  readonly #hold: Statement;
  readonly #move: Statement;

  constructor(database: Database, journal: Journal) {
    const table = new Table(database, 'timer', COLUMNS);
    this.#young = new Nursery({ journal, table, columnsOf, ownerOf: ({ tokenKey }) => tokenKey });
    journal.keep(this.#young);
    this.#get = database.prepare(`${SELECT} where key = ?`);
    this.#ofToken = database.prepare(`${SELECT} where token_key = ? order by key`);
    this.#starting = database.prepare(`${SELECT} where token_key = -1 and definition_key = ? order by key`);
    this.#due = database.prepare(`${SELECT} where held = 0 and due <= ? order by ${ORDER} limit ?`);
    this.#firstOld = new Earliest(database.prepare('select min(due) at from timer where held = 0'));
    table.onChange(() => this.#firstOld.forget());
    this.#move = database.prepare('update timer set node = ?, definition_key = ? where key = ?');
    this.#hold = database.prepare('update timer set held = 1 where key = ?');
  }

  insert(timer: Timer): void {
    if (timer.tokenKey === -1) return this.#young.table.insert(columnsOf(timer));
    this.#young.put(timer.key, timer);
    if (this.#firstYoung !== undefined && timer.due < this.#firstYoung) this.#firstYoung = timer.due;
  }

  delete(key: number): void {
    if (this.#young.get(key)?.due === this.#firstYoung) this.#firstYoung = undefined;
    this.#young.remove(key);
    this.#lookedAt.delete(key);
  }

  /** It is due and must wait: from now on it is not among the due ones. */
  hold(key: number): void {
    if (this.#young.get(key)?.due === this.#firstYoung) this.#firstYoung = undefined;
    this.#young.moveOut(key);
    this.#hold.run(key);
    this.#lookedAt.delete(key);
    this.#firstOld.forget();
  }

  /** To where it is now: another node, of another definition. */
  move({ key, node, definitionKey }: Timer): void {
    this.#young.moveOut(key);
    this.#move.run(node, definitionKey, key);
    this.#lookedAt.delete(key);
  }

  get(key: number): Timer | undefined {
    return this.#young.get(key) ?? (this.#young.table.isGone(key) ? undefined : this.#old(key));
  }

  ofToken(tokenKey: number): Timer[] {
    const { table } = this.#young;
    const old = tokenKey <= table.highestKey ? this.#ofToken.all(tokenKey).filter(({ key }) => !table.isGone(key)) : [];
    return [...old, ...this.#young.ofOwner(tokenKey)];
  }

  /** Those that start instances of a definition. */
  starting(definitionKey: number): Timer[] {
    return this.#starting.all(definitionKey).filter(({ key }) => !this.#young.table.isGone(key));
  }

  /** By due time, then by the age of their elements. */
  due(now: number, most: number): Timer[] {
    this.#firstYoung = undefined;
    const young = Array.from(this.#young.rows()).filter(({ due }) => due <= now);
    const old = this.#firstOld.at() <= now ? this.#due.all(now, most) : [];
    this.#lookedAt = new Map(old.map((timer) => [timer.key, timer]));
    return [...old, ...young].sort(inOrder).slice(0, most);
  }

  nextDue(): number | undefined {
    const next = Math.min(this.#firstOld.at(), (this.#firstYoung ??= this.#findFirstYoung()));
    return next === Infinity ? undefined : next;
  }

  /** The table is not what it was: writes were lost. */
  reload(): void {
    this.#lookedAt.clear();
    this.#firstOld.forget();
  }

  #old(key: number): Timer | undefined {
    return this.#lookedAt.get(key) ?? this.#get.get(key);
  }

  #findFirstYoung(): number {
    let first = Infinity;
    for (const { due } of this.#young.rows()) if (due < first) first = due;
    return first;
  }
}

function inOrder(one: Timer, other: Timer): number {
  const byStart = Number(one.tokenKey === -1) - Number(other.tokenKey === -1);
  return one.due - other.due || byStart || one.tokenKey - other.tokenKey || one.key - other.key;
}

function columnsOf({ key, due, instanceKey, tokenKey, definitionKey, node, repetitions, interval }: Timer): Columns {
  return [key, due, instanceKey, tokenKey, definitionKey, node, repetitions, interval];
}
