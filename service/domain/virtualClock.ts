import type { Clock } from './clock.js';

/** A clock that moves only when it is told to: for simulation, replay and tests. */
export class VirtualClock implements Clock {
  readonly #calls: { at: number; callback: () => void }[] = [];
  #now: number;

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  wake(at: number, callback: () => void): () => void {
    const call = { at, callback };
    this.#calls.push(call);
    return () => {
      const place = this.#calls.indexOf(call);
      if (place >= 0) this.#calls.splice(place, 1);
    };
  }

  /** When the next caller wants to be woken; undefined if nobody does. */
  next(): number | undefined {
    return this.#calls.reduce<number | undefined>(
      (first, { at }) => (first === undefined || at < first ? at : first),
      undefined,
    );
  }

  /** Moves to `at` (never back) and calls everyone who is due by then, earliest first. */
  moveTo(at: number): void {
    for (;;) {
      const due = this.#calls.filter((call) => call.at <= at).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#calls.splice(this.#calls.indexOf(due), 1);
      this.#now = Math.max(this.#now, due.at);
      due.callback();
    }
    this.#now = Math.max(this.#now, at);
  }
}
