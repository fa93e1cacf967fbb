import type { Case, CaseDeadline, Evaluation, Extension, Report, RevisitOutcome, RulesAsked } from './case.js';
import type { Localized } from './localized.js';
import type { TriageDecision } from './triage.js';

export type CaseDepartment = Case['departments'][number];

/** What has happened to a case. `by` is a person's id, null where the service did it. */
export type CaseEvent = { at: number; by: string | null } & (
  | { type: 'reported'; report: Report }
  | {
      type: 'decided';
      decision: TriageDecision;
      departments: readonly CaseDepartment[];
      deadlines: readonly CaseDeadline[];
    }
  | {
      type: 'handedOn';
      from: string | null;
      reason: string;
      decision: TriageDecision;
      departments: readonly CaseDepartment[];
      deadlines: readonly CaseDeadline[];
    }
  | { type: 'clockMet'; organisation: string; clock: CaseDeadline['clock'] }
  | { type: 'taskDone'; name: Localized; organisation: string; text: string; files: readonly string[] }
  | { type: 'returned' | 'disputed'; organisation: string; reason: string; owner: string | null }
  | { type: 'ruled'; to: string; reason: string }
  | {
      type: 'dispatched';
      from: string;
      department: CaseDepartment;
      reason: string;
      deadlines: readonly CaseDeadline[];
    }
  | { type: 'coHandlerAdded'; department: CaseDepartment; reason: string; deadlines: readonly CaseDeadline[] }
  | { type: 'reworkOrdered'; failed: readonly string[]; reason: string; deadlines: readonly CaseDeadline[] }
  | { type: 'extensionAsked'; extension: Extension }
  | { type: 'extensionDecided'; id: string; granted: boolean; reason: string; deadline: CaseDeadline | null }
  | { type: 'suspended'; until: number; reason: string }
  | { type: 'resumed'; reason: string; deadlines: readonly CaseDeadline[] }
  | { type: 'urged'; reason: string }
  | { type: 'supervised'; reason: string }
  | { type: 'reminded'; organisation: string; clock: CaseDeadline['clock']; dueAt: number }
  | { type: 'climbed'; organisation: string; tier: number; decided: RulesAsked }
  | { type: 'closed' }
  | { type: 'evaluated'; evaluations: readonly Evaluation[] }
  | { type: 'reopened'; reason: string }
  | { type: 'withdrawn'; reason: string }
  | { type: 'ended' }
  | { type: 'rated'; rating: number; solved: boolean; comment: string }
  | { type: 'revisited'; outcome: RevisitOutcome }
);

/** The case after the event. No default branch, so that the compiler names an event that was forgotten. */
export function evolve(state: Case, event: CaseEvent): Case {
  switch (event.type) {
    case 'reported':
      return { ...state, report: event.report };
    case 'decided': {
      const { decision, departments } = event;
      return { ...state, status: 'open', decision, departments, deadlines: [...state.deadlines, ...event.deadlines] };
    }
    case 'handedOn': {
      const { from, decision, departments } = event;
      const kept = from === null ? state.deadlines : withoutOpen(state.deadlines, [from]);
      return { ...state, decision, departments, deadlines: [...kept, ...event.deadlines] };
    }
    case 'clockMet':
      return { ...state, deadlines: met(state.deadlines, event) };
    case 'returned':
    case 'disputed':
      return returned(state, event);
    case 'dispatched':
      return dispatched(state, event);
    case 'coHandlerAdded': {
      const { department, deadlines } = event;
      return {
        ...state,
        departments: [...state.departments, department],
        deadlines: [...state.deadlines, ...deadlines],
      };
    }
    case 'reworkOrdered': {
      const kept = withoutOpen(state.deadlines, event.failed);
      return { ...state, reworks: state.reworks + 1, deadlines: [...kept, ...event.deadlines] };
    }
    case 'extensionAsked':
      return { ...state, extensions: [...state.extensions, event.extension] };
    case 'extensionDecided':
      return extensionDecided(state, event);
    case 'suspended': {
      const { at: from, until, reason, by } = event;
      return { ...state, suspension: { from, until, reason, by: by ?? '', resumedAt: null } };
    }
    case 'resumed': {
      const suspension = state.suspension && { ...state.suspension, resumedAt: event.at };
      return { ...state, suspension, deadlines: event.deadlines };
    }
    case 'urged':
      return { ...state, urges: state.urges + 1 };
    case 'supervised':
      return { ...state, supervisions: state.supervisions + 1 };
    case 'climbed': {
      const { organisation, tier, decided, at } = event;
      return { ...state, climbs: [...state.climbs, { organisation, tier, at, decided }] };
    }
    case 'closed':
      return { ...state, status: 'closed', closedAt: event.at, deadlines: metAll(state.deadlines, event.at) };
    case 'evaluated':
      return { ...state, evaluations: event.evaluations };
    case 'reopened':
      return { ...state, status: 'open', closedAt: null, reopenings: (state.reopenings ?? 0) + 1 };
    case 'withdrawn':
      return { ...state, status: 'withdrawn', closedAt: event.at };
    case 'ended':
      return { ...state, status: 'ended', closedAt: event.at };
    case 'rated': {
      const { rating, solved, comment, at } = event;
      return { ...state, rating: { rating, solved, comment, at } };
    }
    case 'revisited':
      return { ...state, revisit: { outcome: event.outcome, at: event.at } };
    case 'ruled':
      // Where a street sends a case on that was returned once, nobody has ruled yet.
      return isDisputed(state) ? { ...state, ruling: { to: event.to, at: event.at } } : state;
    case 'taskDone':
    case 'reminded':
      return state; // told in the timeline only
  }
}

/** From the second return on a ruling decides. */
const isDisputed = ({ returns }: Case): boolean => returns > 1;

function met(
  deadlines: readonly CaseDeadline[],
  { organisation, clock, at }: { organisation: string; clock: CaseDeadline['clock']; at: number },
): CaseDeadline[] {
  return deadlines.map((deadline) =>
    deadline.organisation === organisation && deadline.clock === clock && deadline.metAt === null
      ? { ...deadline, metAt: at }
      : deadline,
  );
}

const metAll = (deadlines: readonly CaseDeadline[], at: number) =>
  deadlines.map((deadline) => (deadline.metAt === null ? { ...deadline, metAt: at } : deadline));

/** The clocks of who no longer has the work, or begins it anew, stop: nobody can meet them. */
const withoutOpen = (deadlines: readonly CaseDeadline[], organisations: readonly string[]) =>
  deadlines.filter(({ organisation, metAt }) => metAt !== null || !organisations.includes(organisation));

function returned(state: Case, { organisation }: Extract<CaseEvent, { type: 'returned' | 'disputed' }>): Case {
  return {
    ...state,
    returns: state.returns + 1,
    returnedBy: [...(state.returnedBy ?? []), organisation],
    deadlines: withoutOpen(state.deadlines, [organisation]),
  };
}

function dispatched(state: Case, event: Extract<CaseEvent, { type: 'dispatched' }>): Case {
  const { from, department, deadlines } = event;
  const others = state.departments.filter(({ id }) => id !== from && id !== department.id);
  const cleared = from === department.id || state.cleared.includes(from) ? state.cleared : [...state.cleared, from];
  const kept = withoutOpen(state.deadlines, [from, department.id]);
  return { ...state, departments: [...others, department], cleared, deadlines: [...kept, ...deadlines] };
}

function extensionDecided(state: Case, event: Extract<CaseEvent, { type: 'extensionDecided' }>): Case {
  const { id, granted, reason, at, deadline } = event;
  const decided = { granted, reason, at, by: event.by ?? '' };
  const extensions = state.extensions.map((extension) => (extension.id === id ? { ...extension, decided } : extension));
  if (!deadline) return { ...state, extensions };
  const replaced = openIn(state.deadlines, deadline);
  return { ...state, extensions, deadlines: state.deadlines.map((old) => (old === replaced ? deadline : old)) };
}

const openIn = (deadlines: readonly CaseDeadline[], { organisation, clock }: CaseDeadline) =>
  deadlines.findLast((old) => old.organisation === organisation && old.clock === clock && old.metAt === null);
