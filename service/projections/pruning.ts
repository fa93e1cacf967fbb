import type { Clock } from '../domain/clock.js';
import type { Stores } from '../stores/port.js';
import { pruneRecords } from './pruneRecords.js';

const DAY_MS = 24 * 3_600_000;
/** How long the records of a case are kept after the last thing that happened to it: longer than a broker's backup. */
const KEPT_DAYS = 30;

interface PruningNeeds {
  stores: Stores;
  clock: Clock;
  onTrouble: (error: unknown) => void;
}

/** Prunes a broker's records once a day. Every node does; that two do it at once does no harm. */
export class Pruning {
  readonly #needs: PruningNeeds;
  #underWay: Promise<void> = Promise.resolve();
  #callOff: () => void = () => undefined;
  #closed = false;

  constructor(needs: PruningNeeds) {
    this.#needs = needs;
  }

  start(): void {
    if (this.#closed) return;
    const { stores, clock, onTrouble } = this.#needs;
    this.#callOff = clock.wake(clock.now() + DAY_MS, () => {
      this.#underWay = pruneRecords(stores, { before: clock.now() - KEPT_DAYS * DAY_MS })
        .then(() => undefined, onTrouble)
        .finally(() => this.start());
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#callOff();
    await this.#underWay;
  }
}
