import type { Case, TimelineLine } from '../../domain/case.js';
import type { CasePoints } from '../../domain/casePoints.js';
import type { FigureId, Tally } from '../../domain/caseFigures.js';
import type { Remembers } from '../../domain/keyedRequest.js';
import type { Localized } from '../../domain/localized.js';
import type { Document } from './document.js';

/** What lists and boards show of a case: made of its records. Id: the case's id. */
export interface CaseViewDocument extends Document {
  code: string;
  trackingCode: string;
  text: string;
  matter: string;
  /** The matter in the catalogue's English; null or not there (older documents): it has none. */
  matterEn?: string | null;
  gridId: string;
  colour: string | null;
  status: Case['status'];
  stage: string | null;
  stageName: Localized | null;
  /** Organisations that hold an open task now, the first one the longest. */
  holders: readonly string[];
  departments: readonly string[];
  /** Those that work on it or have worked on it: they may read it. */
  concerned: readonly string[];
  /** How far the escalation has climbed: 0 not at all. */
  tier: number;
  reportedAt: number;
  dueAt: number | null;
  closedAt: number | null;
  figures: Readonly<Record<FigureId, Tally | null>>;
  /** Not there (older documents): not known until the views are made anew. */
  points?: CasePoints | null;
  instances: readonly string[];
  /** Tasks that are open or failed, the oldest first. */
  openTasks: readonly string[];
  /** It is over and its records are no longer there: what is shown of it cannot be made again, and stays as it is. */
  sealed?: true;
}

/** One thing that happened to a case, for its timeline. Id: made of the record's partition and position, or of the event. */
export interface TimelineDocument extends Document, TimelineLine, Remembers {
  caseId: string;
}
