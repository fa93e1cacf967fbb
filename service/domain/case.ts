import type { TriageDecision } from './triage.js';

/** A deadline of one organisation, computed once and stored with what it was computed from. */
export interface CaseDeadline {
  clock: 'respond' | 'acknowledge' | 'checkIn' | 'handle';
  organisation: string;
  startedAt: number;
  /** UTC milliseconds, extensions included. */
  dueAt: number;
  /** The limit as the catalogue or the rules write it. */
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

/** What the diagrams are told: delivered by the relay at least once, in order, and made idempotent by `id`. */
export type OutboxEntry =
  | {
      id: string;
      kind: 'message';
      name: string;
      correlationKey: string;
      timeToLiveMs: number;
      variables: Readonly<Record<string, unknown>>;
    }
  | { id: string; kind: 'completeJob'; jobKey: string; variables: Readonly<Record<string, unknown>> };

export interface Report {
  text: string;
  itemId: string | null;
  gridId: string;
  point: { lat: number; lng: number } | null;
  address: string | null;
  placeKind: string;
  photos: readonly string[];
  phone: string | null;
  peopleAffected: number;
  dangerToLife: boolean;
  /** resident, or the person who reported for the office. */
  by: { kind: 'resident' } | { kind: 'person'; id: string };
  at: number;
}

/** The life of a report from the first word to the rating. What the diagram does with it comes from records. */
export interface Case {
  id: string;
  version: number;
  /** The number that the office uses: 20260302-0001. */
  code: string;
  /** What the resident follows the case with; not to be guessed. */
  trackingCode: string;
  status: 'reported' | 'open' | 'closed' | 'withdrawn';
  report: Report;
  decision: TriageDecision | null;
  deadlines: readonly CaseDeadline[];
  extensions: readonly Extension[];
  suspension: { from: number; until: number; reason: string; by: string } | null;
  urges: number;
  supervisions: number;
  returns: number;
  reworks: number;
  /** Departments that a ruling or a return has cleared: the case never goes back to them. */
  cleared: readonly string[];
  rating: { rating: number; solved: boolean; comment: string; at: number } | null;
  closedAt: number | null;
  outbox: readonly OutboxEntry[];
}
