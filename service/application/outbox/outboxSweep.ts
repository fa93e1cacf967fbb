import type { Clock } from '../../domain/clock.js';
import { Rounds } from '../../domain/rounds.js';
import type { Stores } from '../../stores/port.js';
import type { Relay } from '../needs.js';

/** What a node leaves behind when it dies is told by another one after one to two rounds. */
const ROUND_MS = 5000;

interface SweepNeeds {
  stores: Stores;
  relay: Relay;
  clock: Clock;
  onTrouble: (error: unknown) => void;
}

/**
 * Where several nodes share a store: finds outboxes that nobody empties. What lay there a round ago as well belongs to
 * nobody who lives, whatever the clocks of the nodes say; that two nodes deliver it does no harm.
 */
export class OutboxSweep {
  readonly #needs: SweepNeeds;
  readonly #rounds: Rounds;
  #seen: ReadonlySet<string> = new Set();

  constructor(needs: SweepNeeds) {
    this.#needs = needs;
    this.#rounds = new Rounds({ ...needs, restMs: ROUND_MS, round: () => this.#round() });
  }

  start(): void {
    this.#rounds.start();
  }

  close(): Promise<void> {
    return this.#rounds.close();
  }

  async #round(): Promise<void> {
    const { stores, relay } = this.#needs;
    const waiting = await stores.collection('cases').find({ where: { 'outbox.0.id': { gt: '' } } });
    const before = this.#seen;
    this.#seen = new Set(waiting.flatMap(({ id, outbox }) => outbox.map((entry) => `${id} ${entry.id}`)));
    for (const { id, outbox } of waiting) {
      if (outbox.some((entry) => before.has(`${id} ${entry.id}`))) await relay.deliver(id);
    }
  }
}
