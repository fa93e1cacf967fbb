import { DomainError } from '../../../domain/errors.js';
import { lostRace } from '../../../domain/lostRace.js';
import type { RecordBatchDocument } from '../../../stores/documents/bookkeeping.js';
import type { Collection, Query, Stores, Write } from '../../../stores/port.js';
import type { AnyRecord } from '../../records.js';
import { partitionOf } from '../keys.js';
import type { Bulk } from './bulkBody.js';
import { ExportCounts } from './exportCounts.js';

/** Keeps a document far below what a store takes (16 MB). */
const RECORDS_PER_DOCUMENT = 500;
const DOCUMENTS_PER_READ = 4;
const DOCUMENTS_OF_LATE = 10;

/** The broker's records as they are stored: documents of some hundred records each, in order per partition. */
export class RecordLog {
  readonly #stores: Stores;
  readonly #batches: Collection<RecordBatchDocument>;
  readonly #counts: ExportCounts;
  /** partition → the last position that is stored, as far as this node knows. */
  readonly #stored = new Map<number, number>();
  readonly #listeners = new Set<() => void>();

  constructor(stores: Stores) {
    this.#stores = stores;
    this.#batches = stores.collection('records');
    this.#counts = new ExportCounts(stores);
  }

  /**
   * Stores those records that are not stored yet; what came before is left out. Records of a partition must come in
   * order, as the exporter sends them.
   * @returns how many of those that the exporter has counted before them are not stored
   * @throws DomainError RECORDS_CONTRADICT where what came before is not what is stored
   */
  async append({ records, runs }: Bulk): Promise<number> {
    let missing = 0;
    const partitions = [...records.map(({ partitionId }) => partitionId), ...runs.map(({ partition }) => partition)];
    for (const partition of new Set(partitions)) {
      missing += await this.#store(partition, {
        records: records.filter(({ partitionId }) => partitionId === partition),
        runs: runs.filter((run) => run.partition === partition),
      });
    }
    for (const listener of this.#listeners) listener();
    return missing;
  }

  /** The last position of a partition that is stored; -1: none. */
  async lastStored(partition: number): Promise<number> {
    const [found] = await this.#batches.values({ ...newestFirst(partition), limit: 1 }, ['last']);
    return found?.[0] ?? -1;
  }

  /** The highest key that a partition has given out, by what it told last; 0: nothing of it is stored. */
  async highestKey(partition: number): Promise<bigint> {
    const newest = await this.#batches.find({ ...newestFirst(partition), limit: DOCUMENTS_OF_LATE });
    const keys = newest.flatMap(({ records }) => (records as AnyRecord[]).map(({ key }) => BigInt(key)));
    return keys
      .filter((key) => partitionOf(key) === partition)
      .reduce((highest, key) => (key > highest ? key : highest), 0n);
  }

  /** The next records of a partition; empty: there are none. */
  async after(partition: number, position: number): Promise<AnyRecord[]> {
    const documents = await this.#batches.find({
      where: { partition, last: { gt: position } },
      sort: { by: 'last', order: 'asc' },
      limit: DOCUMENTS_PER_READ,
    });
    const found: AnyRecord[] = [];
    let reached = position;
    for (const { records } of documents) {
      for (const record of records as AnyRecord[]) {
        // Two nodes can have stored the same records in batches that overlap.
        if (record.position <= reached) continue;
        reached = record.position;
        found.push(record);
      }
    }
    return found;
  }

  /** The highest number of a partition that records are stored of; 0: there are none. */
  async partitions(): Promise<number> {
    const [highest] = await this.#batches.find({ where: {}, sort: { by: 'partition', order: 'desc' }, limit: 1 });
    return Math.max(0, highest?.partition ?? 0);
  }

  /** Calls back when something may have been stored here. Returns how to stop it. */
  onAppend(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #store(partition: number, { records, runs }: Bulk): Promise<number> {
    for (;;) {
      const stored = this.#stored.get(partition) ?? (await this.lastStored(partition));
      await this.#compare(records.filter(({ position }) => position <= stored));
      const fresh = risingAfter(stored, records);
      const { next, missing } = await this.#counts.after(partition, runs);
      try {
        const counted: Write[] = next ? [{ collection: 'exportCounts', document: next }] : [];
        await this.#stores.write([...documentsOf(partition, fresh), ...counted]);
        if (next) this.#counts.keep(partition, next);
        this.#stored.set(partition, fresh.at(-1)?.position ?? stored);
        return missing;
      } catch (error) {
        this.#stored.delete(partition);
        this.#counts.forget(partition);
        // Another node was told the same: what it has stored is left out the next time round.
        if (!lostRace(error)) throw error;
      }
    }
  }

  /** A broker that was set back, or another one, counts over positions that are stored: left out, what it tells would be lost. */
  async #compare(again: readonly AnyRecord[]): Promise<void> {
    const [first, last] = [again[0], again.at(-1)];
    if (!first || !last) return;
    const told = new Map(again.map((record) => [record.position, record]));
    for (let reached = first.position - 1; reached < last.position; ) {
      const stored = await this.after(first.partitionId, reached);
      const other = stored.find((record) => !isSame(told.get(record.position) ?? record, record));
      if (other) throw new DomainError('RECORDS_CONTRADICT', { partition: other.partitionId });
      reached = stored.at(-1)?.position ?? last.position;
    }
  }
}

const newestFirst = (partition: number): Query => ({ where: { partition }, sort: { by: 'last', order: 'desc' } });

function documentsOf(partition: number, records: readonly AnyRecord[]): Write[] {
  const documents: Write[] = [];
  for (let start = 0; start < records.length; start += RECORDS_PER_DOCUMENT) {
    const own = records.slice(start, start + RECORDS_PER_DOCUMENT);
    const [first, last] = [own[0]?.position ?? 0, own.at(-1)?.position ?? 0];
    const document = { id: `${partition}-${first}`, version: 0, partition, first, last, records: own };
    documents.push({ collection: 'records', document });
  }
  return documents;
}

const isSame = (a: AnyRecord, b: AnyRecord): boolean =>
  a.key === b.key && a.valueType === b.valueType && a.intent === b.intent && a.timestamp === b.timestamp;

/** Leaves out what is stored, and what the exporter sends a second time within one request. */
function risingAfter(position: number, records: readonly AnyRecord[]): AnyRecord[] {
  let reached = position;
  return records.filter((record) => {
    if (record.position <= reached) return false;
    reached = record.position;
    return true;
  });
}
