import type { Document } from './document.js';

/** A request that must not be carried out twice. Id: the idempotency key. */
export interface RequestDocument extends Document {
  caseId: string;
  bodyHash: string;
  at: number;
}

/** Who works on an installation that several processes can reach. There is one. */
export interface AttendanceDocument extends Document {
  nodes: SignOfLife[];
  /** Who needs it without others. */
  alone: SignOfLife | null;
}

/** Who counts on is there. */
export interface SignOfLife {
  id: string;
  name: string;
  beats: number;
}

/** Counters that hand out numbers. Id: what is counted. */
export interface CounterDocument extends Document {
  value: number;
}

/** How far a projection has come. Id: its name and the partition. */
export interface WatermarkDocument extends Document {
  position: number;
}

/** Records of a broker, as its exporter sent them: rising positions of one partition. Id: partition and first position. */
export interface RecordBatchDocument extends Document {
  partition: number;
  first: number;
  last: number;
  records: readonly unknown[];
}

/** What a broker's exporter has sent of a partition. Id: the partition. */
export interface ExportCountsDocument extends Document {
  /** Value type → how many of its records there were so far, those that nobody keeps included. */
  counts: Readonly<Record<string, number>>;
  /** Records that were acknowledged and are not stored. */
  missing: number;
}

/**
 * What a move from one engine to another has made in the new one: records of it up to that position tell nothing new.
 * Id: the key of an instance, a diagram or a form.
 */
export interface SettlementDocument extends Document {
  upTo: number;
}
