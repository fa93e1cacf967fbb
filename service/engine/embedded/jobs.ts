import type { Database, Statement } from '../../stores/sqlite/connection.js';
import type { JsonObject } from './json.js';

export type JobState = 'activatable' | 'activated' | 'failed' | 'backingOff' | 'errorThrown' | 'suspended';

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

/** The open jobs. */
export class Jobs {
  #fresh = new Set<string>();
  readonly #insert: Statement;
  readonly #get: Statement<StoredJob>;
  readonly #update: Statement;
  readonly #delete: Statement;
  readonly #activatable: Statement<StoredJob>;
  readonly #timedOut: Statement<StoredJob>;
  readonly #recurring: Statement<StoredJob>;
  readonly #suspended: Statement<StoredJob>;
  readonly #nextDeadline: Statement<{ at: number | null }>;
  readonly #nextRecurring: Statement<{ at: number | null }>;

  constructor(database: Database) {
    this.#insert = database.prepare(
      `insert into job (key, type, state, instance_key, token_key, retries, kind, headers) values (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#get = database.prepare('select * from job where key = ?');
    this.#update = database.prepare(
      'update job set state = ?, retries = ?, worker = ?, deadline = ?, recur_at = ?, error = ? where key = ?',
    );
    this.#delete = database.prepare('delete from job where key = ?');
    this.#activatable = database.prepare('select * from job where type = ? and state = 0 order by key limit ?');
    this.#timedOut = database.prepare('select * from job where state = 1 and deadline <= ? order by deadline limit ?');
    this.#recurring = database.prepare('select * from job where state = 3 and recur_at <= ? order by recur_at limit ?');
    this.#suspended = database.prepare('select * from job where state = 5 and key > ? order by key limit ?');
    this.#nextDeadline = database.prepare('select min(deadline) at from job where state = 1');
    this.#nextRecurring = database.prepare('select min(recur_at) at from job where state = 3');
  }

  /** Types of which jobs have become activatable since this was asked last: who has nothing to look for is left alone. */
  takeFresh(): ReadonlySet<string> {
    const fresh = this.#fresh;
    if (fresh.size > 0) this.#fresh = new Set();
    return fresh;
  }

  insert(job: Job): void {
    if (job.state === 'activatable') this.#fresh.add(job.type);
    const { key, type, state, instanceKey, tokenKey, retries, kind, headers } = job;
    const written = Object.keys(headers).length === 0 ? null : JSON.stringify(headers);
    this.#insert.run(key, type, states.indexOf(state), instanceKey, tokenKey, retries, kinds.indexOf(kind), written);
  }

  get(key: number): Job | undefined {
    const row = this.#get.get(key);
    return row && jobOf(row);
  }

  update(job: Job): void {
    if (job.state === 'activatable') this.#fresh.add(job.type);
    const { key, state, retries, worker, deadline, recurAt, errorMessage } = job;
    this.#update.run(states.indexOf(state), retries, worker, deadline, recurAt, errorMessage, key);
  }

  delete(key: number): void {
    this.#delete.run(key);
  }

  /** The oldest jobs of a type that nobody works on. */
  activatable(type: string, most: number): Job[] {
    return this.#activatable.all(type, most).map(jobOf);
  }

  timedOut(now: number, most: number): Job[] {
    return this.#timedOut.all(now, most).map(jobOf);
  }

  recurring(now: number, most: number): Job[] {
    return this.#recurring.all(now, most).map(jobOf);
  }

  /** Those that were set aside because their instance is suspended, behind a key. */
  suspended(after: number, most: number): Job[] {
    return this.#suspended.all(after, most).map(jobOf);
  }

  /** When the next job has to be looked at, because its time or its backoff is over. */
  nextDue(): number | undefined {
    const deadline = this.#nextDeadline.get()?.at ?? undefined;
    const recurring = this.#nextRecurring.get()?.at ?? undefined;
    if (deadline === undefined || recurring === undefined) return deadline ?? recurring;
    return Math.min(deadline, recurring);
  }
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
    worker: stored.worker ?? '',
    deadline: stored.deadline ?? -1,
    recurAt: stored.recur_at ?? -1,
    errorMessage: stored.error ?? '',
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
  worker: string | null;
  deadline: number | null;
  recur_at: number | null;
  error: string | null;
}
