import type { Clock } from '../domain/clock.js';
import type { Engine, Positions, Subscription } from '../engine/port.js';
import type { AnyRecord } from '../engine/records.js';
import type { Stores } from '../stores/port.js';
import { isOfMove, settlementsIn } from './settlements.js';

type RecordSource = Pick<Engine, 'subscribe' | 'caughtUp'>;
type Apply = (records: readonly AnyRecord[]) => Promise<void>;

const PAUSE_AFTER_FAILURE_MS = 1000;

/**
 * An engine's records with what was before it: an installation that came from another engine has that one's records, in
 * partitions below 1. They come first; what the move itself has made in the engine is left out.
 */
export class WithPast implements RecordSource {
  readonly #engine: RecordSource;
  readonly #stores: Stores;
  readonly #clock: Clock;
  readonly #underWay = new Set<Promise<void>>();

  constructor(engine: RecordSource, { stores, clock }: { stores: Stores; clock: Clock }) {
    this.#engine = engine;
    this.#stores = stores;
    this.#clock = clock;
  }

  subscribe(after: Positions, apply: Apply): Subscription {
    const closed = new AbortController();
    const isClosed = () => closed.signal.aborted;
    let live: Subscription | undefined;
    const begin = async () => {
      while (!isClosed()) {
        try {
          await this.#tellPast(after, apply, isClosed);
          const settlements = await settlementsIn(this.#stores);
          if (isClosed()) return;
          live = this.#engine.subscribe(after, (records) =>
            apply(settlements.size === 0 ? records : records.filter((record) => !isOfMove(record, settlements))),
          );
          return;
        } catch {
          // The store is away: from the beginning, what was applied is passed over.
          await new Promise<void>((resolve) => this.#clock.wake(this.#clock.now() + PAUSE_AFTER_FAILURE_MS, resolve));
        }
      }
    };
    const begun = begin().finally(() => this.#underWay.delete(begun));
    this.#underWay.add(begun);
    return {
      async close() {
        closed.abort();
        await live?.close();
      },
    };
  }

  async caughtUp(): Promise<void> {
    await Promise.all(this.#underWay);
    await this.#engine.caughtUp();
  }

  async #tellPast(after: Positions, apply: Apply, isClosed: () => boolean): Promise<void> {
    const batches = this.#stores.collection('records');
    for (let partition = -Infinity; ; ) {
      const [next] = await batches.find({
        where: { partition: partition === -Infinity ? { lte: 0 } : { gt: partition, lte: 0 } },
        sort: { by: 'partition', order: 'asc' },
        limit: 1,
      });
      if (!next) return;
      ({ partition } = next);
      for (let position = after.get(partition) ?? -1; !isClosed(); ) {
        const where = { partition, last: { gt: position } };
        const [batch] = await batches.find({ where, sort: { by: 'last', order: 'asc' }, limit: 1 });
        if (!batch) break;
        const from = position;
        const news = (batch.records as AnyRecord[]).filter((record) => record.position > from);
        await apply(news);
        position = batch.last;
      }
    }
  }
}
