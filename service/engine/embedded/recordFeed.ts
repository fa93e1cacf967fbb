import type { Clock } from '../../domain/clock.js';
import type { GroupCommitWriter } from '../../stores/sqlite/writer.js';
import type { Positions, Subscription } from '../port.js';
import type { AnyRecord } from '../records.js';
import type { EventLog } from './eventLog.js';

const PARTITION = 1;
/** About so many are handed over at once. */
const RECORDS_PER_BATCH = 2000;
/** A batch that was refused so often in a row is refused for a reason that takes time to mend, such as a full disk. */
const QUICK_RETRIES = 3;
const PAUSE_MS = 1000;

type Apply = (records: readonly AnyRecord[]) => Promise<void>;

/** Hands every record to every subscriber, in order, from where each of them stands. */
export class RecordFeed {
  readonly #log: EventLog;
  readonly #clock: Clock;
  readonly #readers = new Set<Reader>();
  readonly #stopListening: () => void;

  constructor({ log, writer, clock }: { log: EventLog; writer: GroupCommitWriter; clock: Clock }) {
    this.#log = log;
    this.#clock = clock;
    this.#stopListening = writer.onGroup(() => {
      for (const reader of this.#readers) reader.wake();
    });
  }

  add(after: Positions, apply: Apply): Subscription {
    const reader = new Reader({ log: this.#log, clock: this.#clock, position: after.get(PARTITION) ?? 0, apply });
    this.#readers.add(reader);
    reader.wake();
    return {
      close: () => {
        this.#readers.delete(reader);
        return reader.close();
      },
    };
  }

  /** Answers when every subscriber has been handed all that is committed by now. */
  async caughtUp(): Promise<void> {
    const { position } = this.#log;
    await Promise.all(Array.from(this.#readers, (reader) => reader.reached(position)));
  }

  async close(): Promise<void> {
    this.#stopListening();
    await Promise.all(Array.from(this.#readers, (reader) => reader.close()));
    this.#readers.clear();
  }
}

class Reader {
  readonly #log: EventLog;
  readonly #clock: Clock;
  readonly #apply: Apply;
  #position: number;
  #running: Promise<void> | undefined;
  #closed = false;
  #refusals = 0;
  #endPause = () => {};
  #waiting: { position: number; resolve: () => void }[] = [];

  constructor({ log, clock, position, apply }: { log: EventLog; clock: Clock; position: number; apply: Apply }) {
    this.#log = log;
    this.#clock = clock;
    this.#position = position;
    this.#apply = apply;
  }

  wake(): void {
    if (this.#closed || this.#running || this.#log.position <= this.#position) return;
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      if (this.#log.position > this.#position) this.wake();
    });
  }

  reached(position: number): Promise<void> {
    if (this.#closed || this.#position >= position) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push({ position, resolve });
      this.wake();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#endPause();
    await this.#running;
    for (const { resolve } of this.#waiting.splice(0)) resolve();
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      const records = this.#log.after(this.#position, RECORDS_PER_BATCH);
      const last = records.at(-1);
      if (!last) return;
      try {
        await this.#apply(records);
      } catch {
        await this.#pause();
        continue;
      }
      this.#refusals = 0;
      this.#position = last.position;
      this.#settle();
    }
  }

  /** Before the same batch comes again: so that what failed can be mended by somebody else's turn. */
  #pause(): Promise<void> {
    this.#refusals += 1;
    return new Promise((resolve) => {
      if (this.#refusals <= QUICK_RETRIES) {
        setImmediate(resolve);
        return;
      }
      const callOff = this.#clock.wake(this.#clock.now() + PAUSE_MS, resolve);
      this.#endPause = () => {
        callOff();
        resolve();
      };
    });
  }

  #settle(): void {
    const reached = this.#waiting.filter(({ position }) => position <= this.#position);
    this.#waiting = this.#waiting.filter(({ position }) => position > this.#position);
    for (const { resolve } of reached) resolve();
  }
}
