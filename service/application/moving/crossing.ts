import type { AnyRecord } from '../../engine/records.js';
import type { EngineRow } from './exportLine.js';

/** What tells which processes ran where an export was written. */
export type CrossingSource =
  | { from: 'embedded'; rows: readonly EngineRow[] }
  | { from: 'zeebe'; records: readonly AnyRecord[] };

/** The running processes of an export, going on in another engine. */
export interface Crossing {
  /** Of everything that lives on under another key. */
  keys: ReadonlyMap<string, string>;
  /** What could not be taken along: root instance → why. While there is any, nothing of it runs in the target. */
  problems: ReadonlyMap<string, readonly string[]>;
  /** What the crossing itself has made there (SettlementDocument). */
  made: ReadonlyMap<string, number>;
  /** What has happened before, in order of partition and position; again each time it is asked for. */
  past: () => AsyncIterable<AnyRecord>;
  /** The state of an embedded engine in which they go on; none where a broker has them. */
  rows: readonly EngineRow[];
}
