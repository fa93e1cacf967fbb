import type { Engine } from '../port.js';
import type { AnyRecord } from '../records.js';

/** A message that nobody waits for: its record shows that those before it have come. */
const PROBE = 'shaodao.probe';

/** Tells when the records of everything that has happened are there, for engines that answer before their records come. */
export class Rounds {
  readonly #engine: Pick<Engine, 'publishMessage' | 'caughtUp'>;
  readonly #partitions: number;
  #count = 0;
  #seen = new Set<number>();
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(engine: Pick<Engine, 'publishMessage' | 'caughtUp'>, partitions: number) {
    this.#engine = engine;
    this.#partitions = partitions;
  }

  /** Shows it every record. */
  apply({ valueType, intent, partitionId, value }: AnyRecord): void {
    if (valueType !== 'MESSAGE' || intent !== 'PUBLISHED' || value['name'] !== PROBE) return;
    if (String(value['correlationKey']).startsWith(`${this.#count}.`)) this.#seen.add(partitionId);
  }

  /** All who ask while a round is under way share the next one. */
  caughtUp(): Promise<void> {
    this.#next ??= (this.#running ?? Promise.resolve()).then(() => {
      this.#running = this.#next;
      this.#next = undefined;
      return this.#round();
    });
    return this.#next;
  }

  /** A partition is found by its hash of the key, so that several keys are tried until each has been hit. */
  async #round(): Promise<void> {
    this.#count += 1;
    this.#seen = new Set();
    for (let tried = 0; this.#seen.size < this.#partitions; tried += this.#partitions) {
      for (let at = tried; at < tried + this.#partitions; at += 1) {
        const correlationKey = `${this.#count}.${at}`;
        await this.#engine.publishMessage({ name: PROBE, correlationKey, timeToLiveMs: 0, variables: {} });
      }
      await this.#engine.caughtUp();
    }
  }
}
