import type { Clock } from '../domain/clock.js';
import { Rounds } from '../domain/rounds.js';
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
  readonly #rounds: Rounds;

  constructor({ stores, clock, onTrouble }: PruningNeeds) {
    const round = () => pruneRecords(stores, { before: clock.now() - KEPT_DAYS * DAY_MS });
    this.#rounds = new Rounds({ clock, restMs: DAY_MS, round, onTrouble });
  }

  start(): void {
    this.#rounds.start();
  }

  close(): Promise<void> {
    return this.#rounds.close();
  }
}
