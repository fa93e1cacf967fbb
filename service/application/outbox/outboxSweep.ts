import type { Clock } from '../../domain/clock.js';
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
  #seen: ReadonlySet<string> = new Set();
  #underWay: Promise<void> = Promise.resolve();
  #callOff: () => void = () => undefined;
  #closed = false;

  constructor(needs: SweepNeeds) {
    this.#needs = needs;
  }

  start(): void {
    if (this.#closed) return;
    const { clock } = this.#needs;
    this.#callOff = clock.wake(clock.now() + ROUND_MS, () => {
      this.#underWay = this.#round()
        .catch(this.#needs.onTrouble)
        .finally(() => this.start());
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#callOff();
    await this.#underWay;
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
