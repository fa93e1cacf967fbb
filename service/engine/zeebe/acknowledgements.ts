import type { Clock } from '../../domain/clock.js';
import type { AnyRecord } from '../records.js';

/** Beyond it an answer with views that lag is better than none. */
const WAIT_AT_MOST_MS = 5000;
/** Records that are remembered because they can arrive before the acknowledgement of their command. */
const REMEMBERED = 10_000;

/** What shows that a command was carried out: of a case's records one in six, so that the others need not be remembered. */
const SHOWING = {
  DEPLOYMENT: ['CREATED'],
  PROCESS_INSTANCE: ['ELEMENT_ACTIVATED', 'ELEMENT_TERMINATING'],
  PROCESS_INSTANCE_MODIFICATION: ['MODIFIED'],
  PROCESS_INSTANCE_MIGRATION: ['MIGRATED'],
  MESSAGE: ['PUBLISHED'],
  SIGNAL: ['BROADCASTED'],
  JOB: ['COMPLETED', 'FAILED', 'ERROR_THROWN', 'RETRIES_UPDATED'],
  INCIDENT: ['RESOLVED'],
  VARIABLE_DOCUMENT: ['UPDATED'],
} as const satisfies Partial<Record<AnyRecord['valueType'], readonly string[]>>;

type Showing = { [V in keyof typeof SHOWING]: `${V} ${(typeof SHOWING)[V][number]}` }[keyof typeof SHOWING];

/** Such a record, by its key. */
export type Evidence = `${Showing} ${string}`;

const showing: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(SHOWING));

/**
 * Which acknowledged commands have come back as records. The broker answers before its exporter has sent anything, so
 * that whoever wants to see what he has just done has to wait for it.
 */
export class Acknowledgements {
  readonly #clock: Clock;
  readonly #seen = new Set<string>();
  readonly #awaited = new Map<string, (() => void)[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A command was acknowledged: its record is on its way or has come. */
  expect(evidence: Evidence): void {
    if (!this.#seen.delete(evidence)) this.#awaited.set(evidence, []);
  }

  /** These records have been handed to the subscribers. */
  handedOver(records: readonly AnyRecord[]): void {
    for (const { valueType, intent, key } of records) {
      if (!showing.get(valueType)?.includes(intent)) continue;
      const evidence = `${valueType} ${intent} ${key}`;
      const waiting = this.#awaited.get(evidence);
      this.#awaited.delete(evidence);
      if (waiting) for (const settle of waiting) settle();
      else this.#remember(evidence);
    }
  }

  /** Answers when everything that was expected by now has been handed over, or after 5 s. */
  async settled(): Promise<void> {
    const all = [...this.#awaited.values()].map((waiting) => new Promise<void>((resolve) => waiting.push(resolve)));
    if (all.length === 0) return;
    await new Promise<void>((resolve) => {
      const callOff = this.#clock.wake(this.#clock.now() + WAIT_AT_MOST_MS, () => {
        // What did not come by now will not hold up anybody again.
        this.#awaited.clear();
        resolve();
      });
      void Promise.all(all).then(() => {
        callOff();
        resolve();
      });
    });
  }

  #remember(evidence: string): void {
    this.#seen.add(evidence);
    if (this.#seen.size <= REMEMBERED) return;
    const [oldest] = this.#seen;
    if (oldest !== undefined) this.#seen.delete(oldest);
  }
}
