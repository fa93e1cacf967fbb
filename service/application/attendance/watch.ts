import type { Clock } from '../../domain/clock.js';
import type { SignOfLife } from '../../stores/documents/bookkeeping.js';

/** Who gives no sign of life for that long is gone. It is watched, not computed: the clocks of nodes differ by minutes. */
const GONE_MS = 20_000;

interface Seen {
  /** Who has given a sign of life while we watched. */
  alive: SignOfLife | undefined;
  /** Who is not known to be gone. */
  present: readonly SignOfLife[];
  /** When they are known to be, if they give no sign. */
  until: number;
}

/** Tells who is at work from who was killed. */
export class Watch {
  readonly #clock: Clock;
  readonly #last = new Map<string, { beats: number; since: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  look(others: readonly SignOfLife[]): Seen {
    const now = this.#clock.now();
    const alive = others.find(({ id, beats }) => this.#last.has(id) && this.#last.get(id)?.beats !== beats);
    for (const { id, beats } of others) {
      if (this.#last.get(id)?.beats !== beats) this.#last.set(id, { beats, since: now });
    }
    const endOf = ({ id }: SignOfLife) => (this.#last.get(id)?.since ?? now) + GONE_MS;
    const present = others.filter((one) => endOf(one) > now);
    return { alive, present, until: Math.max(...present.map(endOf)) };
  }
}
