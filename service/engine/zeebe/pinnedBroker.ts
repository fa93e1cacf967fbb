import type { Clock } from '../../domain/clock.js';
import { DomainError } from '../../domain/errors.js';
import type { Engine } from '../port.js';
import type { AnyRecord } from '../records.js';
import type { BrokerClock } from './brokerClock.js';

/** A message that nobody waits for. Its records show that everything before them has come. */
const PROBE = 'shaodao.probe';
/** Probes in a row between which nothing happened: a partition tells itself something through a command at times. */
const STILL_PROBES = 2;
const REST_WITHIN_MS = 15_000;
/** The broker looks for due timers 0.1 s of its own clock after it has heard of one. */
const NUDGE_MS = 150;
/** It looks for messages whose time is over once a minute, counted from the latest time at which it did. */
const LEAP_MS = 61_000;

interface Needs {
  engine: Engine;
  brokerClock: BrokerClock;
  /** Of this machine: how long to wait for the broker. */
  clock: Clock;
}

/** A broker of one partition whose clock stands still until it is moved. Its records say whether it has come to rest. */
export class PinnedBroker {
  readonly #needs: Needs;
  readonly #timers = new Map<string, { due: number; element: string }>();
  /** Elements that are about to complete. With an incident they stay so, and their timers do not fire. */
  readonly #completing = new Set<string>();
  readonly #observers = new Set<(record: AnyRecord) => void>();
  #now = 0;
  /** The latest time that the clock has ever shown. */
  #latest: number;
  #sinceProbe = 0;
  /** Probes whose records have not come yet. */
  #onTheWay = 0;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#latest = needs.clock.now();
  }

  /** UTC milliseconds of the broker's clock. */
  get now(): number {
    return this.#now;
  }

  /** Back as well as forth. */
  async moveTo(at: number): Promise<void> {
    this.#now = at;
    this.#latest = Math.max(this.#latest, at);
    await this.#needs.brokerClock.pin(at);
  }

  /** To a time at which everything that it does now and then is due, such as forgetting messages. */
  leap(): Promise<void> {
    return this.moveTo(this.#latest + LEAP_MS);
  }

  /** When the next timer is due, UTC milliseconds. */
  nextDue(): number | undefined {
    const running = Array.from(this.#timers.values()).filter(({ element }) => !this.#completing.has(element));
    const next = Math.min(...running.map(({ due }) => due));
    return Number.isFinite(next) ? next : undefined;
  }

  /** Calls back with every record but those of the probes. Returns how to stop it. */
  observe(observer: (record: AnyRecord) => void): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  apply(record: AnyRecord): void {
    if (record.valueType === 'MESSAGE' && record.value['name'] === PROBE) {
      if (record.intent === 'PUBLISHED') this.#onTheWay -= 1;
      return;
    }
    this.#sinceProbe += 1;
    if (record.valueType === 'TIMER') {
      const { dueDate: due, elementInstanceKey: element } = record.value;
      if (record.intent === 'CREATED') this.#timers.set(record.key, { due, element });
      else this.#timers.delete(record.key);
    }
    if (record.valueType === 'PROCESS_INSTANCE') {
      if (record.intent === 'ELEMENT_COMPLETING') this.#completing.add(record.key);
      else this.#completing.delete(record.key);
    }
    for (const observer of this.#observers) observer(record);
  }

  /**
   * Waits until its records come. Before the clock is moved for the first time: an exporter that found nobody tries again
   * by the broker's clock, and where that stands still it never would.
   * @param onWaiting told while they do not
   */
  async heard(onWaiting: () => void): Promise<void> {
    for (await this.#isStill(); this.#onTheWay > 0; await this.#isStill()) onWaiting();
  }

  /**
   * Answers when nothing happens any more at this time of the broker's clock.
   * @throws DomainError ENGINE_UNREACHABLE when the records stop coming or a timer does not fire
   */
  async quiet(): Promise<void> {
    const until = this.#needs.clock.now() + REST_WITHIN_MS;
    for (let still = 0; still < STILL_PROBES; ) {
      if (this.#needs.clock.now() > until) {
        const reason = `the broker does not come to rest within ${REST_WITHIN_MS / 1000} s`;
        throw new DomainError('ENGINE_UNREACHABLE', { address: 'its records', reason });
      }
      still = (await this.#isStill()) ? still + 1 : 0;
      if (still === STILL_PROBES && this.#isDue()) {
        await this.#nudge();
        still = 0;
      }
    }
  }

  #isDue(): boolean {
    return (this.nextDue() ?? this.#now + 1) <= this.#now;
  }

  /** A timer that was already due when it was made waits for the clock to go on a little. */
  async #nudge(): Promise<void> {
    const { brokerClock } = this.#needs;
    await brokerClock.pin(this.#now + NUDGE_MS);
    await this.#isStill();
    await brokerClock.pin(this.#now);
  }

  /** Whether a message that is published now comes back as a record, and nothing has happened until then. */
  async #isStill(): Promise<boolean> {
    const { engine } = this.#needs;
    this.#sinceProbe = 0;
    this.#onTheWay += 1;
    await engine.publishMessage({ name: PROBE, correlationKey: '', timeToLiveMs: 0, variables: {} });
    await engine.caughtUp();
    // Views that lag are good enough for whoever waits for longer (acknowledgements.ts), and none for a scenario.
    return this.#sinceProbe === 0 && this.#onTheWay === 0;
  }
}
