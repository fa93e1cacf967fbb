import { DomainError } from '../domain/errors.js';
import type { AnyRecord } from '../engine/records.js';
import type { RecordBatchDocument } from '../stores/documents/bookkeeping.js';
import type { Stores } from '../stores/port.js';
import { positionsIn } from './watermarks.js';

const DOCUMENTS_AT_ONCE = 20;

/**
 * Takes away the stored records of cases that were over before `before` (UTC milliseconds), once they are in the views.
 * What is shown of such a case is sealed first: it can no longer be made anew. Returns how many records went.
 */
export async function pruneRecords(stores: Stores, { before }: { before: number }): Promise<number> {
  let gone = 0;
  for (const [partition, applied] of await positionsIn(stores)) {
    const newest = await newestOf(stores, partition);
    for (let last = -1; ; ) {
      const batches = await stores.collection('records').find({
        where: { partition, last: { gt: last, lte: applied } },
        sort: { by: 'last', order: 'asc' },
        limit: DOCUMENTS_AT_ONCE,
      });
      const isNeedless = await needlessAmong(stores, batches.flatMap(recordsIn), before);
      for (const batch of batches) gone += await cutDown(stores, batch, { isNeedless, isNewest: batch.id === newest });
      const end = batches.at(-1);
      if (!end || batches.length < DOCUMENTS_AT_ONCE) break;
      ({ last } = end);
    }
  }
  return gone;
}

/** It says how far the broker's records are stored, and stays for that. */
async function newestOf(stores: Stores, partition: number): Promise<string | undefined> {
  const sort = { by: 'last', order: 'desc' } as const;
  const [newest] = await stores.collection('records').find({ where: { partition }, sort, limit: 1 });
  return newest?.id;
}

async function cutDown(
  stores: Stores,
  batch: RecordBatchDocument,
  { isNeedless, isNewest }: { isNeedless: (record: AnyRecord) => boolean; isNewest: boolean },
): Promise<number> {
  const records = recordsIn(batch).filter((record) => !isNeedless(record));
  if (records.length === batch.records.length && (records.length > 0 || isNewest)) return 0;
  try {
    if (records.length === 0 && !isNewest) await stores.collection('records').remove(batch.id);
    else await stores.collection('records').save({ ...batch, records });
  } catch (error) {
    // Another node is at it as well.
    if (!(error instanceof DomainError) || error.code !== 'CHANGED_MEANWHILE') throw error;
  }
  return batch.records.length - records.length;
}

/** Those of cases that are over and sealed, and those that no view is made of and that are older than that. */
async function needlessAmong(
  stores: Stores,
  records: readonly AnyRecord[],
  before: number,
): Promise<(record: AnyRecord) => boolean> {
  const keys = [...new Set(records.flatMap((record) => instanceOf(record) ?? []))];
  const instances = await stores.collection('instances').find({ where: { id: { in: keys } } });
  const caseOf = new Map(instances.map(({ id, caseId }) => [id, caseId]));
  const sealed = await sealedAmong(stores, new Set(instances.flatMap(({ caseId }) => caseId ?? [])), before);
  return (record) => {
    if (record.valueType === 'PROCESS' || record.valueType === 'FORM') return false;
    const caseId = caseOf.get(instanceOf(record) ?? '');
    return caseId === undefined ? record.timestamp < before : caseId !== null && sealed.has(caseId);
  };
}

function instanceOf({ value }: AnyRecord): string | undefined {
  const { processInstanceKey } = Object(value) as { processInstanceKey?: string };
  return processInstanceKey;
}

async function sealedAmong(stores: Stores, caseIds: ReadonlySet<string>, before: number): Promise<Set<string>> {
  const sealed = new Set<string>();
  for (const id of caseIds) {
    const view = await stores.collection('caseViews').get(id);
    const running = await stores.collection('instances').count({ caseId: id, state: 'active' });
    if (!view || running > 0 || view.openTasks.length > 0) continue;
    const [latest] = await stores.collection('timeline').find({
      where: { caseId: id },
      sort: { by: 'at', order: 'desc' },
      limit: 1,
    });
    if ((latest?.at ?? view.reportedAt) >= before) continue;
    if (!view.sealed) await stores.collection('caseViews').save({ ...view, sealed: true });
    sealed.add(id);
  }
  return sealed;
}

/** What was put there are records. */
const recordsIn = ({ records }: RecordBatchDocument): AnyRecord[] => records as AnyRecord[];
