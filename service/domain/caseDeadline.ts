import type { Calendar } from './calendar.js';
import type { Case, CaseDeadline } from './case.js';
import { deadlineOf, minutesBetween } from './deadline.js';
import { limitMinutes, limitText, limitUnits, parseTimeLimit, type TimeLimit } from './timeLimit.js';

/** A deadline of one organisation, computed now and stored for good. */
export function startClock(asked: {
  clock: CaseDeadline['clock'];
  organisation: string;
  limit: TimeLimit;
  from: number;
  calendar: Calendar;
}): CaseDeadline {
  const { clock, organisation, limit, from, calendar } = asked;
  const { dueAt, computedFrom } = deadlineOf({ limit, from, calendar });
  return {
    clock,
    organisation,
    startedAt: from,
    dueAt,
    limit: limitText(limit).zh,
    calendar: `${calendar.name} ${calendar.version}`,
    spans: computedFrom.counted.map((span) => ({ ...span, minutes: (span.to - span.from) / 60_000 })),
    metAt: null,
  };
}

/** When to remind: three quarters of the limit have passed, counted as the limit is. */
export function remindAtOf(asked: { limit: TimeLimit; from: number; calendar: Calendar }): number {
  const { limit, from, calendar } = asked;
  return deadlineOf({ limit: { ...limit, amount: limit.amount * 0.75 }, from, calendar }).dueAt;
}

/** The deadline moved on by minutes of its own kind: working minutes where its limit counts working time. */
export function prolonged(deadline: CaseDeadline, minutes: number, calendar: Calendar): CaseDeadline {
  const limit: TimeLimit = isWorkingTime(deadline)
    ? { amount: minutes / 60, unit: 'workingHour' }
    : { amount: minutes, unit: 'minute' };
  const { dueAt, computedFrom } = deadlineOf({ limit, from: deadline.dueAt, calendar });
  const added = computedFrom.counted.map((span) => ({ ...span, minutes: (span.to - span.from) / 60_000 }));
  return { ...deadline, dueAt, spans: [...deadline.spans, ...added] };
}

/** The deadline after the clock has stood still from one moment to another: what was left then is left now. */
export function shifted(deadline: CaseDeadline, still: { from: number; to: number }, calendar: Calendar): CaseDeadline {
  const left = minutesLeft(deadline, still.from, calendar);
  if (left <= 0) return deadline;
  const before = deadline.spans
    .filter((span) => span.from < still.from)
    .map((span) => {
      const to = Math.min(span.to, still.from);
      return { from: span.from, to, minutes: (to - span.from) / 60_000 };
    });
  return prolonged({ ...deadline, dueAt: still.to, spans: before }, left, calendar);
}

/** What was left of a deadline at a moment, in minutes as its limit counts them: never more than pass on the wall. */
export function minutesLeft({ limit, dueAt }: CaseDeadline, at: number, calendar: Calendar): number {
  return minutesBetween({ from: at, to: dueAt, unit: parseTimeLimit(limit).unit, calendar });
}

/** Minutes that the original limit allowed. */
export const originalMinutes = ({ limit }: CaseDeadline): number => limitMinutes(parseTimeLimit(limit));

/** The clock that an organisation still has to meet; undefined where it has none or has met it. */
export function openDeadline(
  state: Pick<Case, 'deadlines'>,
  organisation: string,
  clock: CaseDeadline['clock'],
): CaseDeadline | undefined {
  return state.deadlines.findLast(
    (deadline) => deadline.organisation === organisation && deadline.clock === clock && deadline.metAt === null,
  );
}

/** The next deadline that nobody has met: what lists sort by. None while the clock stands still. */
export function nextDueAt(state: Pick<Case, 'deadlines' | 'status' | 'suspension'>): number | null {
  if (state.status !== 'open' || isSuspended(state)) return null;
  const open = state.deadlines.filter(({ metAt }) => metAt === null);
  return open.length === 0 ? null : Math.min(...open.map(({ dueAt }) => dueAt));
}

export const isSuspended = ({ suspension }: Pick<Case, 'suspension'>): boolean =>
  suspension !== null && suspension.resumedAt === null;

const isWorkingTime = ({ limit }: CaseDeadline) => limitUnits[parseTimeLimit(limit).unit].counts === 'working';
