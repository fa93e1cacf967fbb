import type { Clock } from './clock.js';

interface RoundsNeeds {
  clock: Clock;
  /** From the end of one round to the next. */
  restMs: number;
  round: () => Promise<unknown>;
  /** Told of a round that failed; the next one comes all the same. */
  onTrouble: (error: unknown) => void;
}

/** Something that is done again and again, one round after the other, until it is closed. */
export class Rounds {
  readonly #needs: RoundsNeeds;
  #underWay: Promise<void> = Promise.resolve();
  #callOff: () => void = () => undefined;
  #stopped = false;

  constructor(needs: RoundsNeeds) {
    this.#needs = needs;
  }

  /** The first round comes after a rest. */
  start(): void {
    if (this.#stopped) return;
    const { clock, restMs, round, onTrouble } = this.#needs;
    this.#callOff = clock.wake(clock.now() + restMs, () => {
      this.#underWay = round()
        .then(() => undefined, onTrouble)
        .finally(() => this.start());
    });
  }

  /** No further round; one that is under way goes on. */
  stop(): void {
    this.#stopped = true;
    this.#callOff();
  }

  /** Answers when no round is under way any more. */
  async close(): Promise<void> {
    this.stop();
    await this.#underWay;
  }
}
