import { DomainError } from '../domain/errors.js';
import type { Engine, Subscription } from '../engine/port.js';
import type { AnyRecord } from '../engine/records.js';
import type { Stores } from '../stores/port.js';
import { applyBatch } from './batch.js';
import { Diagrams } from './diagrams.js';
import { WorkingSet } from './workingSet.js';

/** Whose views have changed. */
export interface ViewChange {
  caseIds: readonly string[];
}

/**
 * Turns the engine's records into what people see. Records may come more than once and in batches of any size: the
 * views come out the same. How far it has come is kept in the same write as what it applied.
 */
export class Projection {
  readonly #engine: Engine;
  readonly #stores: Stores;
  readonly #diagrams: Diagrams;
  readonly #listeners = new Set<(change: ViewChange) => void>();
  #subscription: Subscription | undefined;
  /** partition → the last position that has been applied. */
  #applied: ReadonlyMap<number, number> = new Map();
  /** A crash or a race can have left entries of a batch behind whose watermark was not written: the next one looks for them. */
  #isFirst = true;

  constructor({ engine, stores }: { engine: Engine; stores: Stores }) {
    this.#engine = engine;
    this.#stores = stores;
    this.#diagrams = new Diagrams(stores.collection('processes'));
  }

  /** Goes on where it stopped. */
  async start(): Promise<void> {
    const watermarks = await this.#stores.collection('watermarks').find({ where: {} });
    this.#applied = new Map(watermarks.map(({ id, position }) => [Number(id.replace(WATERMARK, '')), position]));
    this.#isFirst = true;
    this.#subscription = this.#engine.subscribe(this.#applied, (records) => this.#apply(records));
  }

  /** Throws the views away and makes them again from the first record on. What people wrote into them stays. */
  async rebuild(): Promise<void> {
    await this.close();
    await this.#forgetViews();
    await this.start();
    await this.#engine.caughtUp();
  }

  /** Calls back after each write with the cases whose views have changed. Returns how to stop it. */
  onChange(listener: (change: ViewChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#subscription?.close();
  }

  /** Again from the start while somebody else (a claim, a use case) has changed a document in between. */
  async #apply(records: readonly AnyRecord[]): Promise<void> {
    for (;;) {
      const set = new WorkingSet(this.#stores);
      const room = { set, stores: this.#stores, diagrams: this.#diagrams, mayComeAgain: this.#mayComeAgain(records) };
      const caseIds = await applyBatch(records, room);
      await moveWatermarks(records, set);
      try {
        await this.#stores.write(set.writes());
      } catch (error) {
        // Part of it may be written: what comes again now has to look for its own traces.
        this.#isFirst = true;
        if (isRace(error)) continue;
        throw error;
      }
      this.#isFirst = false;
      this.#applied = furthest(this.#applied, records);
      if (caseIds.length > 0) for (const listener of this.#listeners) listener({ caseIds });
      return;
    }
  }

  #mayComeAgain(records: readonly AnyRecord[]): boolean {
    if (this.#isFirst) return true;
    return records.some(({ partitionId, position }) => position <= (this.#applied.get(partitionId) ?? -1));
  }

  async #forgetViews(): Promise<void> {
    for (const name of ['instances', 'caseViews', 'watermarks'] as const) {
      const documents = this.#stores.collection(name);
      for (const { id } of await documents.find({ where: {} })) await documents.remove(id);
    }
    const timeline = this.#stores.collection('timeline');
    for (const { id } of await timeline.find({ where: {} })) if (/^\d+-\d+$/.test(id)) await timeline.remove(id);
    const tasks = await this.#stores.collection('tasks').find({ where: {} });
    await this.#stores.write(tasks.map((task) => ({ collection: 'tasks', document: { ...task, positions: {} } })));
  }
}

const WATERMARK = 'views-';

function furthest(applied: ReadonlyMap<number, number>, records: readonly AnyRecord[]): Map<number, number> {
  const next = new Map(applied);
  for (const { partitionId, position } of records) {
    next.set(partitionId, Math.max(position, next.get(partitionId) ?? position));
  }
  return next;
}

async function moveWatermarks(records: readonly AnyRecord[], set: WorkingSet): Promise<void> {
  const last = new Map(records.map(({ partitionId, position }) => [`${WATERMARK}${partitionId}`, position]));
  await set.load('watermarks', last.keys());
  for (const [id, position] of last) {
    const before = set.get('watermarks', id);
    if (before && before.position >= position) continue;
    set.put('watermarks', { id, version: before?.version ?? 0, position });
  }
}

function isRace(error: unknown): boolean {
  return error instanceof DomainError && (error.code === 'CHANGED_MEANWHILE' || error.code === 'ALREADY_EXISTS');
}
