import type { Localized } from './localized.js';
import type { Level } from './triage.js';

/** One line of an official standard: what is filed under which condition, who handles it, by when, and when it is done. */
export interface CatalogueItem {
  /** A plain slug, unique in its catalogue. */
  readonly id: string;
  /** 部件 (a thing of the town) or 事件 (something that happens). */
  readonly kind: 'component' | 'matter';
  readonly category: Localized;
  readonly name: Localized;
  /** The department in charge, by its id in the organisation; null where the table's units are not ours. */
  readonly department: string | null;
  /** The lowest level that can finish it alone (小事不出网格); null where the table does not say. */
  readonly level: Level | null;
  /** As the tables write it; `parseTimeLimit` reads it. */
  readonly limit: string | null;
  readonly filing: string | null;
  readonly closing: string | null;
  /** The handling unit (处置单位) and the authority (主管部门) in the table's own words. */
  readonly handledBy: string | null;
  readonly authority: string | null;
}

/** A published table. Its version never means other items than it once did. */
export interface Catalogue {
  readonly version: string;
  /** Where the items come from, for people. */
  readonly source: string;
  readonly items: readonly CatalogueItem[];
}
