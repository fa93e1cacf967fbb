import type { Database, Statement } from '../../../stores/sqlite/connection.js';
import { Earliest } from './earliest.js';
import type { JsonObject } from './json.js';
import type { Journal } from './journal.js';
import { Nursery } from './nursery.js';
import { Table } from './table.js';
import type { Columns } from './table.js';

export type JobState = 'activatable' | 'activated' | 'failed' | 'backingOff' | 'errorThrown' | 'suspended';

/** As stored. That a job is activated is not stored: after a crash its worker is gone, too, and it is offered again. */
const states: readonly JobState[] = ['activatable', 'activated', 'failed', 'backingOff', 'errorThrown', 'suspended'];

/** Why the job is there: the element's own work, or a listener's. */
export type JobKind = 'element' | 'startListener' | 'endListener';

const kinds: readonly JobKind[] = ['element', 'startListener', 'endListener'];

export interface Job {
  readonly key: number;
  readonly type: string;
  readonly state: JobState;
  readonly kind: JobKind;
  readonly instanceKey: number;
  readonly tokenKey: number;
  readonly retries: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly worker: string;
  /** UTC milliseconds, -1 while nobody works on it. */
  readonly deadline: number;
  /** UTC milliseconds, -1 unless it is backing off. */
  readonly recurAt: number;
  readonly errorMessage: string;
  /** Of the error that its worker threw and nobody caught. A young job has none: it was moved to its table with it. */
  readonly errorCode: string;
}

/** What becomes of a job, said by whoever did it. */
export type Answer =
  | { readonly complete: JsonObject }
  | {
      readonly fail: {
        readonly retries: number;
        readonly message: string;
        readonly backOffMs?: number;
        readonly variables?: JsonObject;
      };
    }
  | { readonly throwError: { readonly code: string; readonly message: string; readonly variables: JsonObject } };

/** Who has a job in hand, and until when it is theirs (UTC milliseconds). */
export type Lease = Pick<Job, 'worker' | 'deadline'>;

const COLUMNS = ['key', 'type', 'state', 'instance_key', 'token_key', 'retries', 'kind', 'headers', 'error'];

/** The open jobs. */
export class Jobs {
  readonly #journal: Journal;
  /** Only activatable ones. */
  readonly #young: Nursery<Job>;
  /** Those that somebody has in hand, as they are now. */
  readonly #leased = new Map<number, Job>();
  #fresh: Job[] = [];
  #offered: Job[] = [];
  readonly #get: Statement<StoredJob>;
  readonly #update: Statement;
  readonly #delete: Statement;
  readonly #activatable: Statement<{ key: number }>;
  readonly #recurring: Statement<StoredJob>;
  readonly #suspended: Statement<StoredJob>;
  readonly #firstRecurring: Earliest;

  constructor(database: Database, journal: Journal) {
    this.#journal = journal;
    const table = new Table(database, 'job', COLUMNS);
    this.#young = new Nursery({ journal, table, columnsOf });
    journal.keep(this.#young);
    this.#get = database.prepare('select * from job where key = ?');
    this.#update = database.prepare(
      'update job set state = ?, retries = ?, recur_at = ?, error = ?, error_code = ? where key = ?',
    );
    this.#delete = database.prepare('delete from job where key = ?');
    this.#activatable = database.prepare('select key from job where type = ? and state = 0 order by key');
    this.#recurring = database.prepare('select * from job where state = 3 and recur_at <= ? order by recur_at limit ?');
    this.#suspended = database.prepare('select * from job where state = 5 and key > ? order by key limit ?');
    this.#firstRecurring = new Earliest(database.prepare('select min(recur_at) at from job where state = 3'));
  }

  /** Those that have become activatable since this was asked last. */
  takeFresh(): readonly Job[] {
    const fresh = this.#fresh;
    if (fresh.length > 0) this.#fresh = [];
    return fresh;
  }

  /** They are durable: whoever works may have them. */
  offer(jobs: readonly Job[]): void {
    for (const job of jobs) this.#offered.push(job);
  }

  /** Those that are to be had and were not when this was asked last. */
  takeOffered(): readonly Job[] {
    const offered = this.#offered;
    if (offered.length > 0) this.#offered = [];
    return offered;
  }

  insert(job: Job): void {
    this.#young.put(job.key, job);
    this.#fresh.push(job);
  }

  get(key: number): Job | undefined {
    return this.#leased.get(key) ?? this.#young.get(key) ?? this.#read(key);
  }

  update(job: Job): void {
    this.#setLeased(job.key, job.state === 'activated' ? job : undefined);
    if (job.state === 'activatable') this.#fresh.push(job);
    const stays = job.state === 'activatable' || job.state === 'activated';
    if (stays && this.#young.has(job.key)) {
      this.#young.put(job.key, { ...job, state: 'activatable', worker: '', deadline: -1 });
      return;
    }
    this.#young.moveOut(job.key);
    const { key, retries, recurAt, errorMessage, errorCode } = job;
    this.#update.run(storedState(job), retries, recurAt, errorMessage, errorCode, key);
    this.#firstRecurring.forget();
  }

  delete(key: number): void {
    this.#setLeased(key, undefined);
    if (this.#young.delete(key)) return;
    this.#delete.run(key);
    this.#firstRecurring.forget();
  }

  /** Keys of the jobs of a type that nobody works on, the oldest first. */
  activatable(type: string): number[] {
    const old = this.#activatable.all(type).map(({ key }) => key);
    const young = Array.from(this.#young.rows()).flatMap((job) => (job.type === type ? [job.key] : []));
    return [...old, ...young].filter((key) => !this.#leased.has(key));
  }

  /** Gives a job to somebody, between turns. undefined where it is not to be had any more. */
  lease(key: number, lease: Lease): Job | undefined {
    const job = this.get(key);
    if (job?.state !== 'activatable') return undefined;
    const leased: Job = { ...job, state: 'activated', worker: lease.worker, deadline: lease.deadline };
    this.#leased.set(key, leased);
    return leased;
  }

  timedOut(now: number, most: number): Job[] {
    const late = Array.from(this.#leased.values()).filter(({ deadline }) => deadline <= now);
    late.sort((one, other) => one.deadline - other.deadline);
    return late.slice(0, most);
  }

  recurring(now: number, most: number): Job[] {
    return this.#firstRecurring.at() <= now ? this.#recurring.all(now, most).map(jobOf) : [];
  }

  /** Those that were set aside because their instance is suspended, behind a key. */
  suspended(after: number, most: number): Job[] {
    return this.#suspended.all(after, most).map(jobOf);
  }

  /** When the next job has to be looked at, because its time or its backoff is over. */
  nextDue(): number | undefined {
    let next = this.#firstRecurring.at();
    for (const { deadline } of this.#leased.values()) if (deadline < next) next = deadline;
    return next === Infinity ? undefined : next;
  }

  /** The table is not what it was: writes were lost. */
  reload(): void {
    this.#firstRecurring.forget();
  }

  /** The journal takes back that a lease has ended or its job has changed. */
  restore(key: number, before: unknown): void {
    this.#leased.set(key, before as Job); // what #setLeased told the journal
  }

  #setLeased(key: number, job: Job | undefined): void {
    const before = this.#leased.get(key);
    if (!before) return;
    this.#journal.changes(this, key, before);
    if (job) this.#leased.set(key, job);
    else this.#leased.delete(key);
  }

  #read(key: number): Job | undefined {
    const row = this.#get.get(key);
    return row && jobOf(row);
  }
}

function storedState({ state }: Job): number {
  return states.indexOf(state === 'activated' ? 'activatable' : state);
}

function columnsOf(job: Job): Columns {
  const { key, type, instanceKey, tokenKey, retries, kind, headers, errorMessage } = job;
  const shown = Object.keys(headers).length === 0 ? null : headers;
  const error = errorMessage === '' ? null : errorMessage;
  return [key, type, storedState(job), instanceKey, tokenKey, retries, kinds.indexOf(kind), shown, error];
}

function jobOf(stored: StoredJob): Job {
  return {
    key: stored.key,
    type: stored.type,
    state: states[stored.state] ?? 'activatable',
    kind: kinds[stored.kind] ?? 'element',
    instanceKey: stored.instance_key,
    tokenKey: stored.token_key,
    retries: stored.retries,
    headers: stored.headers === null ? {} : (JSON.parse(stored.headers) as Record<string, string>),
    worker: '',
    deadline: -1,
    recurAt: stored.recur_at ?? -1,
    errorMessage: stored.error ?? '',
    errorCode: stored.error_code ?? '',
  };
}

interface StoredJob {
  key: number;
  type: string;
  state: number;
  kind: number;
  instance_key: number;
  token_key: number;
  retries: number;
  headers: string | null;
  recur_at: number | null;
  error: string | null;
  error_code: string | null;
}
