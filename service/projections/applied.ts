import type { AnyRecord } from '../engine/records.js';

/** partition → position of the last record applied to a document. */
export type Applied = Readonly<Record<string, number>>;

/** Whether a document has not yet seen this record: records may come more than once. */
export function isNews(document: { positions: Applied } | undefined, record: AnyRecord): boolean {
  return record.position > (document?.positions[record.partitionId] ?? -1);
}

export function applied(positions: Applied, record: AnyRecord): Applied {
  return { ...positions, [record.partitionId]: record.position };
}
