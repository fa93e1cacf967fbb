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
    await Promise.all(Array.from(this.#readers, (reader) => reader.caughtUp()));
  }

  async close(): Promise<void> {
    await Promise.all(Array.from(this.#readers, (reader) => reader.close()));
    this.#readers.clear();
  }
}

class Reader {
  readonly #needs: FeedNeeds;
  readonly #apply: Apply;
  readonly #positions: Map<number, number>;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;
  readonly #stopListening: () => void;
  #bell = new AbortController();
  #waiting: (() => void)[] = [];

  constructor(after: Positions, apply: Apply, needs: FeedNeeds) {
    this.#needs = needs;
    this.#apply = apply;
    this.#positions = new Map(after);
    this.#stopListening = needs.log.onAppend(() => this.#bell.abort());
    this.#running = this.#run();
  }

  caughtUp(): Promise<void> {
    if (this.#stop.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#bell.abort();
    });
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#bell.abort();
    this.#stopListening();
    await this.#running;
    for (const settle of this.#waiting.splice(0)) settle();
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      this.#bell = new AbortController();
      const waiting = this.#waiting.splice(0);
      if (await this.#handOver()) {
        this.#waiting.unshift(...waiting);
        continue;
      }
      for (const settle of waiting) settle();
      await pause(this.#needs.clock, LOOK_EVERY_MS, this.#bell.signal);
    }
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
