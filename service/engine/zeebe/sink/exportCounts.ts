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
  readonly #known = new Map<number, ExportCountsDocument>();

  constructor(stores: Stores) {
    this.#documents = stores.collection('exportCounts');
  }

  /** What is to be written together with these runs of one partition, and how many records are missing before them. */
  async after(partition: number, runs: readonly Run[]): Promise<{ next?: ExportCountsDocument; missing: number }> {
    const before = this.#known.get(partition) ?? (await this.#read(partition));
    const news = runs.filter(({ valueType, last }) => last > (before.counts[valueType] ?? 0));
    if (news.length === 0) return { missing: 0 };
    const missing = news.reduce((sum, run) => sum + missingBefore(run, before), 0);
    const counts = { ...before.counts, ...Object.fromEntries(news.map(({ valueType, last }) => [valueType, last])) };
    return { next: { ...before, counts, missing: before.missing + missing }, missing };
  }

  /** What was to be written is. */
  keep(partition: number, { version, ...written }: ExportCountsDocument): void {
    this.#known.set(partition, { ...written, version: version + 1 });
  }

  /** What was to be written is not: another node may have been told something since. */
  forget(partition: number): void {
    this.#known.delete(partition);
  }

  async #read(partition: number): Promise<ExportCountsDocument> {
    const id = String(partition);
    return (await this.#documents.get(id)) ?? { id, version: 0, counts: {}, missing: 0 };
  }
}

/** What is seen for the first time has no past: a database may be younger than its broker. */
function missingBefore({ valueType, first }: Run, { counts }: ExportCountsDocument): number {
  const last = counts[valueType];
  return last === undefined ? 0 : Math.max(0, first - last - 1);
}
