import { DomainError } from '../../../domain/errors.js';
import type { ExportCountsDocument } from '../../../stores/documents/bookkeeping.js';
import type { Collection, Stores } from '../../../stores/port.js';

/** The records of one value type that a request has of a partition, by the counts that the exporter gave them. */
export interface Run {
  partition: number;
  valueType: string;
  first: number;
  last: number;
}

/**
 * The exporter counts what it sends, each value type of a partition for itself, and goes on counting where it was
 * acknowledged. A count that was left out is a record that was acknowledged and is not stored: the documents were set
 * back behind it.
 */
export class ExportCounts {
  readonly #documents: Collection<ExportCountsDocument>;
  /** As this node has read or written them last. */
  readonly #known = new Map<string, ExportCountsDocument>();

  constructor(stores: Stores) {
    this.#documents = stores.collection('exportCounts');
  }

  /** To be called when the records are stored and before they are acknowledged. Answers how many are missing before them. */
  async follow(runs: readonly Run[]): Promise<number> {
    let missing = 0;
    for (const partition of new Set(runs.map((run) => run.partition))) {
      missing += await this.#followOne(
        String(partition),
        runs.filter((run) => run.partition === partition),
      );
    }
    return missing;
  }

  async #followOne(id: string, runs: readonly Run[]): Promise<number> {
    for (;;) {
      const before = this.#known.get(id) ?? (await this.#read(id));
      const news = runs.filter(({ valueType, last }) => last > (before.counts[valueType] ?? 0));
      if (news.length === 0) return 0;
      const missing = news.reduce((sum, run) => sum + missingBefore(run, before), 0);
      const counts = { ...before.counts, ...Object.fromEntries(news.map(({ valueType, last }) => [valueType, last])) };
      try {
        this.#known.set(id, await this.#documents.save({ ...before, counts, missing: before.missing + missing }));
        return missing;
      } catch (error) {
        // Another node was told something since.
        this.#known.delete(id);
        if (!(error instanceof DomainError) || error.code !== 'CHANGED_MEANWHILE') throw error;
      }
    }
  }

  async #read(id: string): Promise<ExportCountsDocument> {
    return (await this.#documents.get(id)) ?? { id, version: 0, counts: {}, missing: 0 };
  }
}

/** What is seen for the first time has no past: a database may be younger than its broker. */
function missingBefore({ valueType, first }: Run, { counts }: ExportCountsDocument): number {
  const last = counts[valueType];
  return last === undefined ? 0 : Math.max(0, first - last - 1);
}
