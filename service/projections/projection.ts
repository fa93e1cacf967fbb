import { lostRace } from '../domain/lostRace.js';
import type { Engine, Subscription } from '../engine/port.js';
import type { AnyRecord } from '../engine/records.js';
import type { Stores } from '../stores/port.js';
import { applyBatch, type Touched } from './batch.js';
import { Diagrams } from './diagrams.js';
import { forgetViews } from './forgetViews.js';
import { areOutdated, markOutdated, moveWatermarks, positionsIn } from './watermarks.js';
import { WorkingSet } from './workingSet.js';

/** Whose views have changed. */
export interface ViewChange {
  caseIds: readonly string[];
}

/** What the projection needs of an engine. */
export type RecordSource = Pick<Engine, 'subscribe' | 'caughtUp'>;

interface ProjectionNeeds {
  engine: RecordSource;
  stores: Stores;
  /** Told when the views cannot follow the records, each time that it was tried in vain. */
  onTrouble: (error: unknown) => void;
  /** Told of cases whose process is over although they are not; waited for before views count as caught up. */
  onAbandoned?: (caseIds: readonly string[]) => Promise<void>;
}

/**
 * Turns the engine's records into what people see. Records may come more than once and in batches of any size: the
 * views come out the same. How far it has come is kept in the same write as what it applied.
 */
export class Projection {
  readonly #needs: ProjectionNeeds;
  readonly #diagrams: Diagrams;
  readonly #listeners = new Set<(change: ViewChange) => void>();
  #subscription: Subscription | undefined;
  #trouble: string | undefined;

  constructor(needs: ProjectionNeeds) {
    this.#needs = needs;
    this.#diagrams = new Diagrams(needs.stores.collection('processes'));
  }

  /** Goes on where it stopped. Views that were made in another shape, or whose making anew was cut off, begin from nothing. */
  async start(): Promise<void> {
    const { engine, stores } = this.#needs;
    if (await areOutdated(stores)) await forgetViews(stores);
    this.#subscription = engine.subscribe(await positionsIn(stores), (records) => this.#follow(records));
  }

  /** Throws the views away and makes them again from the first record on. What people wrote into them stays. */
  async rebuild(): Promise<void> {
    await this.close();
    await markOutdated(this.#needs.stores);
    await this.start();
    await this.#needs.engine.caughtUp();
  }

  /** Calls back after each write with the cases whose views have changed. Returns how to stop it. */
  onChange(listener: (change: ViewChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Why the views do not follow the records at present; undefined where they do. */
  get trouble(): string | undefined {
    return this.#trouble;
  }

  async close(): Promise<void> {
    await this.#subscription?.close();
  }

  async #follow(records: readonly AnyRecord[]): Promise<void> {
    try {
      const { caseIds, abandoned } = await this.#apply(records);
      if (abandoned.length > 0) await this.#needs.onAbandoned?.(abandoned);
      this.#trouble = undefined;
      if (caseIds.length > 0) for (const listener of this.#listeners) listener({ caseIds });
    } catch (error) {
      this.#trouble = error instanceof Error ? error.message : String(error);
      this.#needs.onTrouble(error);
      throw error;
    }
  }

  /**
   * Again from the start where somebody else (a claim, a use case) has changed a document in between, or where a crash
   * left entries of the timeline behind without the watermark that says so.
   */
  async #apply(records: readonly AnyRecord[]): Promise<Touched> {
    const { stores } = this.#needs;
    for (let attempt = 1; ; attempt += 1) {
      const set = new WorkingSet(stores);
      const touched = await applyBatch(records, { set, diagrams: this.#diagrams, mayComeAgain: attempt > 1 });
      await moveWatermarks(records, set);
      try {
        await stores.write(set.writes());
        return touched;
      } catch (error) {
        if (!lostRace(error) || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }
}

/** More losses in a row than that are no coincidence. */
const MOST_ATTEMPTS = 10;
