import type { Calendar } from './calendar.js';
import type { Case, CaseDeadline, Evaluation, RevisitOutcome, RulesAsked } from './case.js';
import { isSuspended, openDeadline, originalMinutes, prolonged, shifted } from './caseDeadline.js';
import type { CaseDepartment, CaseEvent } from './caseEvent.js';
import { DomainError } from './errors.js';
import type { Localized } from './localized.js';
import { isRated } from './rating.js';
import type { TriageDecision } from './triage.js';

/** What somebody, or the diagram, wants done with a case. `at` is now; `by` a person's id, null for the service. */
export type CaseCommand = { at: number; by: string | null } & (
  | {
      type: 'decide';
      decision: TriageDecision;
      departments: readonly CaseDepartment[];
      deadlines: readonly CaseDeadline[];
    }
  | {
      type: 'handOn';
      from: string | null;
      reason: string;
      decision: TriageDecision;
      departments: readonly CaseDepartment[];
      deadlines: readonly CaseDeadline[];
    }
  | {
      type: 'finishTask';
      /** The task's name in the diagram. */
      name: Localized;
      organisation: string;
      clock: CaseDeadline['clock'] | null;
      text: string;
      files: readonly string[];
    }
  | { type: 'return'; organisation: string; reason: string; owner: string | null }
  | { type: 'rule'; to: string; reason: string }
  | { type: 'dispatch'; from: string; department: CaseDepartment; reason: string; deadlines: readonly CaseDeadline[] }
  | { type: 'addCoHandler'; department: CaseDepartment; reason: string; deadlines: readonly CaseDeadline[] }
  | { type: 'orderRework'; failed: readonly string[]; reason: string; deadlines: readonly CaseDeadline[] }
  | { type: 'askExtension'; id: string; organisation: string; reason: string; minutes: number }
  | { type: 'decideExtension'; id: string; granted: boolean; reason: string; calendar: Calendar }
  | { type: 'suspend'; until: number; reason: string }
  | { type: 'resume'; reason: string; calendar: Calendar }
  | { type: 'urge'; reason: string }
  | { type: 'supervise'; reason: string }
  | { type: 'remind'; organisation: string; clock: CaseDeadline['clock'] }
  | { type: 'climb'; organisation: string; tier: number; decided: RulesAsked }
  | { type: 'close' }
  | { type: 'evaluate'; evaluations: readonly Evaluation[] }
  | { type: 'reopen'; reason: string }
  | { type: 'withdraw'; reason: string }
  | { type: 'end' }
  | { type: 'rate'; rating: number; solved: boolean; comment: string }
  | { type: 'recordRevisit'; outcome: RevisitOutcome }
);

const MOST_EXTENSIONS = 2;
const LONGEST_SUSPENSION_MS = 365 * 24 * 3_600_000;

/**
 * What a command brings about. No default branch, so that the compiler names a command that was forgotten.
 * @throws DomainError with the rule that the command breaks
 */
export function decide(command: CaseCommand, state: Case): CaseEvent[] {
  const { at, by } = command;
  switch (command.type) {
    case 'decide': {
      const { decision, departments, deadlines } = command;
      need(state, 'reported', 'open');
      return [{ type: 'decided', decision, departments, deadlines, at, by }];
    }
    case 'handOn': {
      const { from, reason, decision, departments, deadlines } = command;
      need(state, 'open');
      return [{ type: 'handedOn', from, reason, decision, departments, deadlines, at, by }];
    }
    case 'finishTask':
      return finishTask(command, state);
    case 'return': {
      const { organisation, reason, owner } = command;
      need(state, 'open');
      if (owner !== null) refuseCleared(state, owner);
      // From the second return on a ruling decides: no case goes to and fro between two departments.
      return [{ type: state.returns === 0 ? 'returned' : 'disputed', organisation, reason, owner, at, by }];
    }
    case 'rule':
      need(state, 'open');
      refuseCleared(state, command.to);
      return [{ type: 'ruled', to: command.to, reason: command.reason, at, by }];
    case 'dispatch': {
      const { from, department, reason, deadlines } = command;
      need(state, 'open');
      refuseCleared(state, department.id);
      return [{ type: 'dispatched', from, department, reason, deadlines, at, by }];
    }
    case 'addCoHandler': {
      const { department, reason, deadlines } = command;
      need(state, 'open');
      refuseCleared(state, department.id);
      if (state.decision?.level !== 'department') throw new DomainError('NOT_WHISTLED');
      if (state.departments.some(({ id }) => id === department.id)) {
        throw new DomainError('ALREADY_EXISTS', { kind: 'department', key: department.id });
      }
      return [{ type: 'coHandlerAdded', department, reason, deadlines, at, by }];
    }
    case 'orderRework': {
      const { failed, reason, deadlines } = command;
      need(state, 'open');
      return [{ type: 'reworkOrdered', failed, reason, deadlines, at, by }];
    }
    case 'askExtension':
      return askExtension(command, state);
    case 'decideExtension':
      return decideExtension(command, state);
    case 'suspend':
      return suspend(command, state);
    case 'resume':
      return resume(command, state);
    case 'urge':
      need(state, 'reported', 'open');
      return [{ type: 'urged', reason: command.reason, at, by }];
    case 'supervise':
      need(state, 'reported', 'open');
      return [{ type: 'supervised', reason: command.reason, at, by }];
    case 'remind': {
      const { organisation, clock } = command;
      const deadline = openDeadline(state, organisation, clock);
      return deadline ? [{ type: 'reminded', organisation, clock, dueAt: deadline.dueAt, at, by }] : [];
    }
    case 'climb': {
      const { organisation, tier, decided } = command;
      return [{ type: 'climbed', organisation, tier, decided, at, by }];
    }
    case 'close':
      return state.status === 'open' ? [{ type: 'closed', at, by }] : [];
    case 'evaluate':
      return state.status === 'closed' ? [{ type: 'evaluated', evaluations: command.evaluations, at, by }] : [];
    case 'reopen':
      return state.status === 'closed' ? [{ type: 'reopened', reason: command.reason, at, by }] : [];
    case 'withdraw':
      need(state, 'reported', 'open');
      return [{ type: 'withdrawn', reason: command.reason, at, by }];
    case 'end':
      return isRunning(state) ? [{ type: 'ended', at, by }] : [];
    case 'rate': {
      const { rating, solved, comment } = command;
      need(state, 'closed');
      if (isRated(state)) throw new DomainError('ALREADY_RATED');
      return [{ type: 'rated', rating, solved, comment, at, by }];
    }
    case 'recordRevisit':
      return state.status === 'closed' ? [{ type: 'revisited', outcome: command.outcome, at, by }] : [];
  }
}

type Command<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

/** Whether something is still to be done with it. */
export const isRunning = ({ status }: Pick<Case, 'status'>): boolean => status === 'reported' || status === 'open';

function need(state: Case, ...statuses: readonly Case['status'][]): void {
  if (!statuses.includes(state.status)) throw new DomainError('CASE_NOT_OPEN', { status: state.status });
}

function refuseCleared(state: Case, organisation: string): void {
  if (state.cleared.includes(organisation)) throw new DomainError('DEPARTMENT_CLEARED', { organisation });
}

function finishTask(command: Command<'finishTask'>, state: Case): CaseEvent[] {
  const { name, organisation, clock, text, files, at, by } = command;
  const done: CaseEvent = { type: 'taskDone', name, organisation, text, files, at, by };
  // Whoever does anything has responded: the county's promise is kept with the first sign of work.
  const clocks = state.deadlines.filter(
    (deadline) => deadline.metAt === null && (deadline.clock === clock || deadline.clock === 'respond'),
  );
  const met = clocks
    .filter((deadline) => deadline.clock === 'respond' || deadline.organisation === organisation)
    .map(
      (deadline): CaseEvent => ({
        type: 'clockMet',
        organisation: deadline.organisation,
        clock: deadline.clock,
        at,
        by,
      }),
    );
  return [done, ...met];
}

function askExtension(command: Command<'askExtension'>, state: Case): CaseEvent[] {
  const { id, organisation, reason, minutes, at, by } = command;
  need(state, 'open');
  const deadline = prolongable(state, { organisation, at });
  if (deadline instanceof DomainError) throw deadline;
  const longestMinutes = originalMinutes(deadline);
  if (minutes > longestMinutes) throw new DomainError('EXTENSION_TOO_LONG', { longestMinutes });
  const extension = { id, organisation, reason, minutes, askedAt: at, askedBy: by ?? '', decided: null };
  return [{ type: 'extensionAsked', extension, at, by }];
}

/** The deadline for which a department may ask for more time at that moment, or what speaks against asking. */
export function prolongable(
  state: Case,
  { organisation, at }: { organisation: string; at: number },
): CaseDeadline | DomainError {
  const deadline = openDeadline(state, organisation, 'handle');
  if (!deadline) return new DomainError('CASE_NOT_WITH_DEPARTMENT', { organisation });
  if (at > deadline.dueAt) return new DomainError('EXTENSION_TOO_LATE', { dueAt: deadline.dueAt });
  const asked = state.extensions.filter((extension) => extension.organisation === organisation);
  if (asked.some(({ decided }) => decided === null)) return new DomainError('EXTENSION_PENDING', { organisation });
  if (asked.filter(({ decided }) => decided?.granted).length >= MOST_EXTENSIONS) {
    return new DomainError('EXTENSION_USED_UP', { organisation });
  }
  return deadline;
}

function decideExtension(command: Command<'decideExtension'>, state: Case): CaseEvent[] {
  const { id, granted, reason, calendar, at, by } = command;
  need(state, 'open');
  const extension = state.extensions.find((asked) => asked.id === id);
  if (!extension || extension.decided) throw new DomainError('EXTENSION_DECIDED', { extensionId: id });
  const deadline = openDeadline(state, extension.organisation, 'handle');
  // The work was finished while the question lay there: nothing is left to prolong.
  const moved = granted && deadline ? prolonged(deadline, extension.minutes, calendar) : null;
  return [{ type: 'extensionDecided', id, granted, reason, deadline: moved, at, by }];
}

function suspend(command: Command<'suspend'>, state: Case): CaseEvent[] {
  const { until, reason, at, by } = command;
  need(state, 'open');
  if (state.suspension) throw new DomainError('SUSPENSION_USED_UP');
  const latest = at + LONGEST_SUSPENSION_MS;
  if (until <= at || until > latest) throw new DomainError('SUSPENSION_TOO_LONG', { latest });
  return [{ type: 'suspended', until, reason, at, by }];
}

function resume(command: Command<'resume'>, state: Case): CaseEvent[] {
  const { reason, calendar, at, by } = command;
  const { suspension } = state;
  if (!suspension || !isSuspended(state)) throw new DomainError('NOT_SUSPENDED');
  const still = { from: suspension.from, to: Math.min(at, suspension.until) };
  const deadlines = state.deadlines.map((deadline) =>
    deadline.metAt === null ? shifted(deadline, still, calendar) : deadline,
  );
  return [{ type: 'resumed', reason, deadlines, at, by }];
}
