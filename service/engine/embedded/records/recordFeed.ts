import type { Clock } from '../../../domain/clock.js';
import type { GroupCommitWriter } from '../../../stores/sqlite/writer.js';
import type { Positions, Subscription } from '../../port.js';
import type { AnyRecord } from '../../records.js';
import type { EventLog } from './eventLog.js';

const PARTITION = 1;
/** About so many are handed over at once. */
const RECORDS_PER_BATCH = 2000;

/** A subscriber that fails is asked again after so long, twice as long each time, up to the longest. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

type Apply = (records: readonly AnyRecord[]) => Promise<void>;

/** Hands every record that is committed, or that somebody waits for, to every subscriber, in order, from where each of them stands. */
export class RecordFeed {
  readonly #log: EventLog;
  readonly #clock: Clock;
  readonly #readers = new Set<Reader>();
  readonly #stopListening: () => void;

  constructor({ log, writer, clock }: { log: EventLog; writer: GroupCommitWriter; clock: Clock }) {
    this.#log = log;
    this.#clock = clock;
    this.#haveRead();
    this.#stopListening = writer.onGroup(() => {
      if (writer.isHolding) return;
      for (const reader of this.#readers) reader.wake();
    });
  }

  add(after: Positions, apply: Apply): Subscription {
    const position = after.get(PARTITION) ?? 0;
    const reader = new Reader({ log: this.#log, clock: this.#clock, position, apply, moved: this.#haveRead });
    this.#readers.add(reader);
    this.#haveRead();
    reader.wake();
    return {
      close: () => {
        this.#readers.delete(reader);
        this.#haveRead();
        return reader.close();
      },
    };
  }

  /** Answers when every subscriber has been handed all that is committed by now; who fails is not waited for. */
  async caughtUp(): Promise<void> {
    const { position } = this.#log;
    await Promise.all(Array.from(this.#readers, (reader) => reader.reached(position)));
  }

  async close(): Promise<void> {
    this.#stopListening();
    await Promise.all(Array.from(this.#readers, (reader) => reader.close()));
    this.#readers.clear();
  }

  /** The one that is furthest behind decides what is still kept at hand. */
  readonly #haveRead = (): void => {
    let first = Infinity;
    for (const { position } of this.#readers) first = Math.min(first, position);
    this.#log.haveAllRead(first);
  };
}

class Reader {
  readonly #log: EventLog;
  readonly #clock: Clock;
  readonly #apply: Apply;
  /** To be called when it has come further. */
  readonly #moved: () => void;
  #position: number;
  #running: Promise<void> | undefined;
  #closed = false;
  #waiting: { position: number; resolve: () => void }[] = [];
  #failures = 0;
  /** Set while it pauses after a failure. */
  #callOff: (() => void) | undefined;

  constructor(needs: { log: EventLog; clock: Clock; position: number; apply: Apply; moved: () => void }) {
    this.#log = needs.log;
    this.#clock = needs.clock;
    this.#position = needs.position;
    this.#apply = needs.apply;
    this.#moved = needs.moved;
  }

  get position(): number {
    return this.#position;
  }

  wake(): void {
    if (this.#closed || this.#running || this.#callOff || this.#log.position <= this.#position) return;
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      this.wake();
    });
  }

  reached(position: number): Promise<void> {
    if (this.#closed || this.#callOff || this.#position >= position) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push({ position, resolve });
      this.wake();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#callOff?.();
    await this.#running;
    this.#settle(Infinity);
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      const records = this.#log.after(this.#position, RECORDS_PER_BATCH);
      const last = records.at(-1);
      if (!last) return;
      try {
        await this.#apply(records);
      } catch {
        this.#pause();
        return;
      }
      this.#failures = 0;
      this.#position = last.position;
      this.#moved();
      this.#settle(last.position);
    }
  }

  /** The same batch again, later. Who waits for this reader goes on without: a view that fails must stop nobody. */
  #pause(): void {
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** this.#failures, LONGEST_PAUSE_MS);
    this.#failures += 1;
    this.#callOff = this.#clock.wake(this.#clock.now() + pauseMs, () => {
      this.#callOff = undefined;
      this.wake();
    });
    this.#settle(Infinity);
  }

  #settle(upTo: number): void {
    const reached = this.#waiting.filter(({ position }) => position <= upTo);
    this.#waiting = this.#waiting.filter(({ position }) => position > upTo);
    for (const { resolve } of reached) resolve();
  }
}
