import type { Remembers } from './keyedRequest.js';
import type { Localized } from './localized.js';
import type { Moment } from './timelineOrder.js';
import type { Level, TriageDecision } from './triage.js';

/** A deadline of one organisation, computed once and stored with what it was computed from. */
export interface CaseDeadline {
  clock: 'respond' | 'acknowledge' | 'checkIn' | 'handle';
  organisation: string;
  startedAt: number;
  /** UTC milliseconds, extensions included. */
  dueAt: number;
  /** The limit as the catalogue writes it, readable by parseTimeLimit. */
  limit: string;
  /** Name and version of the calendar. */
  calendar: string;
  spans: readonly { from: number; to: number; minutes: number }[];
  metAt: number | null;
}

export interface Extension {
  id: string;
  organisation: string;
  reason: string;
  minutes: number;
  askedAt: number;
  askedBy: string;
  decided: { granted: boolean; at: number; by: string; reason: string } | null;
}

/** The clock stands still from `from` until `until` or, where somebody lets it run again earlier, `resumedAt`. */
export interface Suspension {
  from: number;
  until: number;
  reason: string;
  by: string;
  resumedAt: number | null;
}

/** What the timeline tells of one event. The id is the same however often it is told. */
export interface TimelineLine {
  id: string;
  at: number;
  kind: string;
  text: Localized;
  by: string | null;
  detail: string | null;
  files: readonly string[];
  /** Whether residents see it. */
  open: boolean;
  /** Where it belongs among lines of the same millisecond; not known of lines that were stored before it was kept. */
  moment?: Moment;
}

/**
 * What is still to be told: to the diagrams, and to timeline and lists where these are not written together with the
 * case. Delivered by the relay at least once, in order, and made idempotent by `id`.
 */
export type OutboxEntry =
  | EngineEntry
  | { id: string; kind: 'timeline'; lines: readonly TimelineLine[] }
  /** A deadline has moved or stands still: open tasks say when they are due. */
  | { id: string; kind: 'taskDues' };

/** What the engine is told. */
export type EngineEntry =
  | {
      id: string;
      kind: 'message';
      name: string;
      correlationKey: string;
      timeToLiveMs: number;
      variables: Readonly<Record<string, unknown>>;
    }
  | { id: string; kind: 'completeJob'; jobKey: string; variables: Readonly<Record<string, unknown>> };

/** Which version of the rules decided, on which facts: enough to ask again and get the same answer. */
export interface RulesAsked {
  ruleSetVersion: string;
  facts: Readonly<Record<string, unknown>>;
}

/** What one organisation is given for its part in a case (积分), and why. */
export interface Evaluation {
  organisation: string;
  /** Below zero: a penalty. */
  points: number;
  /** The case stays on record and is left out of the figures. */
  exempt: boolean;
  at: number;
  decided: RulesAsked;
}

export interface ReportedItem {
  category: Localized;
  name: Localized;
  department: string | null;
  level: Level | null;
  /** Readable by parseTimeLimit; null: the rules give the limit. */
  limit: string | null;
}

export interface Report {
  text: string;
  itemId: string | null;
  /** The catalogue's line as it stood when the case was reported: a later catalogue changes no deadline. */
  item: ReportedItem | null;
  /** What it is about, in the catalogue's words; the first words of the report where no item was picked. */
  matter: string;
  gridId: string;
  point: { lat: number; lng: number } | null;
  address: string | null;
  placeKind: string;
  photos: readonly string[];
  phone: string | null;
  peopleAffected: number;
  /** People hurt, as the reporter says; not there (older cases): nobody was asked. */
  injured?: number;
  dangerToLife: boolean;
  /** resident, or the person who reported for the office. */
  by: { kind: 'resident' } | { kind: 'person'; id: string };
  at: number;
}

/** What the resident answered when asked after closing; `unanswered` where nobody could be reached in time. */
export type RevisitOutcome = 'satisfied' | 'unsatisfied' | 'unanswered';

/** The life of a report from the first word to the rating. What the diagram does with it comes from records. */
export interface Case extends Remembers {
  id: string;
  version: number;
  /** The number that the office uses: 20260302-0001. */
  code: string;
  /** What the resident follows the case with; not to be guessed. */
  trackingCode: string;
  /** ended: its process is over, and had neither closed it nor taken it back. */
  status: 'reported' | 'open' | 'closed' | 'withdrawn' | 'ended';
  report: Report;
  decision: TriageDecision | null;
  deadlines: readonly CaseDeadline[];
  extensions: readonly Extension[];
  suspension: Suspension | null;
  urges: number;
  supervisions: number;
  returns: number;
  reworks: number;
  /** Departments that a ruling or a return has cleared: the case never goes back to them. */
  cleared: readonly string[];
  /** The latest ruling in a dispute about who handles it: a precedent for cases of the same kind. */
  ruling: { to: string; at: number } | null;
  /** The latest word of the resident. */
  rating: { rating: number; solved: boolean; comment: string; at: number } | null;
  /** How the latest revisit ended; not there before the first one has. */
  revisit?: { outcome: RevisitOutcome; at: number };
  closedAt: number | null;
  /** Departments at work: their role and whether their part is done is in the deadlines. */
  departments: readonly { id: string; role: 'lead' | 'coHandler' }[];
  /**
   * How far each organisation's missed deadline has climbed: 1 lead, 2 committee convenor, 3 county supervision. What
   * decided is not known of climbs that were stored before it was kept.
   */
  climbs: readonly { organisation: string; tier: number; at: number; decided?: RulesAsked }[];
  /** Who has returned the case, in order. Not there (older documents): not known. */
  returnedBy?: readonly string[];
  /** How often it was opened again for the resident; not there (older documents): not known. */
  reopenings?: number;
  /** The points of all who had a part, given at the end; not there until then. */
  evaluations?: readonly Evaluation[];
  /** What the latest jobs were answered: a job that is delivered twice gets the same answer and changes nothing. */
  answered: readonly { jobKey: string; variables: Readonly<Record<string, unknown>> }[];
  outbox: readonly OutboxEntry[];
}

/** The departments that work on a case or have worked on it: also those that gave it back keep their insight. */
export const concerned = ({ departments, deadlines, cleared }: Case): string[] => [
  ...new Set([...departments.map(({ id }) => id), ...deadlines.map(({ organisation }) => organisation), ...cleared]),
];

/** A report that has just been accepted; stored as version 1. */
export function newCase({
  id,
  code,
  trackingCode,
  report,
}: Pick<Case, 'id' | 'code' | 'trackingCode' | 'report'>): Case {
  return {
    id,
    version: 0,
    code,
    trackingCode,
    status: 'reported',
    report,
    decision: null,
    deadlines: [],
    extensions: [],
    suspension: null,
    urges: 0,
    supervisions: 0,
    returns: 0,
    reworks: 0,
    cleared: [],
    ruling: null,
    rating: null,
    closedAt: null,
    departments: [],
    climbs: [],
    answered: [],
    outbox: [],
  };
}
