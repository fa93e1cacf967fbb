import type { Clock } from '../../domain/clock.js';
import type { Positions, Subscription } from '../port.js';
import type { AnyRecord } from '../records.js';
import { pause } from '../../domain/pause.js';
import type { RecordLog } from './sink/recordLog.js';

/** What another node's sink has stored is seen this much later; our own at once. */
const LOOK_EVERY_MS = 500;
const RETRY_MS = 200;

type Apply = (records: readonly AnyRecord[]) => Promise<void>;

interface FeedNeeds {
  log: RecordLog;
  clock: Clock;
  partitions: number;
}

/** Hands the stored records to every subscriber, partition by partition in order, from where each of them stands. */
export class RecordFeed {
  readonly #needs: FeedNeeds;
  readonly #readers = new Set<Reader>();

  constructor(needs: FeedNeeds) {
    this.#needs = needs;
  }

  add(after: Positions, apply: Apply): Subscription {
    const reader = new Reader(after, apply, this.#needs);
    this.#readers.add(reader);
    return {
      close: () => {
        this.#readers.delete(reader);
        return reader.close();
      },
    };
  }

  /** Answers when every subscriber has been handed all that is stored by now. */
  async caughtUp(): Promise<void> {
    const { log, partitions } = this.#needs;
    const all = Array.from({ length: partitions }, (_, place) => log.lastStored(place + 1));
    const until = await Promise.all(all);
    await Promise.all(Array.from(this.#readers, (reader) => reader.reaches(until)));
  }

  async close(): Promise<void> {
    await Promise.all(Array.from(this.#readers, (reader) => reader.close()));
    this.#readers.clear();
  }
}

interface Waiter {
  until: readonly number[];
  settle: () => void;
}

class Reader {
  readonly #needs: FeedNeeds;
  readonly #apply: Apply;
  readonly #positions: Map<number, number>;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;
  readonly #stopListening: () => void;
  #bell = new AbortController();
  #waiting: Waiter[] = [];

  constructor(after: Positions, apply: Apply, needs: FeedNeeds) {
    this.#needs = needs;
    this.#apply = apply;
    this.#positions = new Map(after);
    this.#stopListening = needs.log.onAppend(() => this.#bell.abort());
    this.#running = this.#run();
  }

  /** Answers when it has handed over all up to these positions, one for each partition. */
  reaches(until: readonly number[]): Promise<void> {
    if (this.#stop.signal.aborted) return Promise.resolve();
    return new Promise((settle) => {
      this.#waiting.push({ until, settle });
      this.#bell.abort();
    });
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#bell.abort();
    this.#stopListening();
    await this.#running;
    this.#settle(() => true);
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      this.#bell = new AbortController();
      const earlier = new Set(this.#waiting);
      const wasMore = await this.#handOver();
      // Who waits is not held up by what comes in meanwhile: under load there is always something. What is stored last can
      // have been taken away since: where nothing was found nothing is left.
      this.#settle((waiter) => this.#hasReached(waiter) || (!wasMore && earlier.has(waiter)));
      if (!wasMore) await pause(this.#needs.clock, LOOK_EVERY_MS, this.#bell.signal);
    }
  }

  #hasReached({ until }: Waiter): boolean {
    return until.every((position, place) => (this.#positions.get(place + 1) ?? -1) >= position);
  }

  #settle(isServed: (waiter: Waiter) => boolean): void {
    const served = this.#waiting.filter(isServed);
    this.#waiting = this.#waiting.filter((waiter) => !served.includes(waiter));
    for (const { settle } of served) settle();
  }

  /** Whether there was anything, or may be. */
  async #handOver(): Promise<boolean> {
    let found = false;
    for (let partition = 1; partition <= this.#needs.partitions; partition += 1) {
      if (this.#stop.signal.aborted) return found;
      try {
        const records = await this.#needs.log.after(partition, this.#positions.get(partition) ?? -1);
        const last = records.at(-1);
        if (!last) continue;
        await this.#apply(records);
        this.#positions.set(partition, last.position);
        found = true;
      } catch {
        // The same batch again: the store is away, or somebody wrote what this batch was to change.
        found = true;
        await pause(this.#needs.clock, RETRY_MS, this.#stop.signal);
      }
    }
    return found;
  }
}
