import { type Calendar, dayOf, nextDay, type Span, workingSpans } from './calendar.js';
import { type LimitUnit, limitMinutes, limitUnits, type TimeLimit } from './timeLimit.js';

/** A deadline and all that it was computed from. It is computed once and stored: a later calendar changes nothing. */
export interface Deadline {
  /** UTC milliseconds. */
  readonly dueAt: number;
  readonly computedFrom: {
    readonly limit: TimeLimit;
    /** UTC milliseconds. */
    readonly from: number;
    readonly calendar: { readonly name: string; readonly version: string };
    /** The time that was counted, in order; together it is as long as the limit. */
    readonly counted: readonly Span[];
  };
}

/**
 * When a limit that begins at `from` (UTC milliseconds) ends. Hours, emergency hours and calendar days run day and
 * night and need no calendar; working hours and days count working time only, a working day being eight hours of it.
 * @throws DomainError CALENDAR_YEAR_MISSING where working time would have to be counted in a year that is not covered
 */
export function deadlineOf(asked: { limit: TimeLimit; from: number; calendar: Calendar }): Deadline {
  const { limit, from, calendar } = asked;
  const length = Math.round(limitMinutes(limit) * 60_000);
  const counted = isWorkingTime(limit.unit) ? workingTime({ from, length, calendar }) : [{ from, to: from + length }];
  const { name, version } = calendar;
  return {
    dueAt: counted.at(-1)?.to ?? from,
    computedFrom: { limit, from, calendar: { name, version }, counted },
  };
}

/** How many minutes of a unit's time lie between two moments: the inverse of deadlineOf. */
export function minutesBetween(asked: { from: number; to: number; unit: LimitUnit; calendar: Calendar }): number {
  const { from, to, unit, calendar } = asked;
  if (to <= from) return 0;
  if (!isWorkingTime(unit)) return (to - from) / 60_000;
  let minutes = 0;
  for (let day = dayOf(calendar, from); day <= dayOf(calendar, to); day = nextDay(day)) {
    for (const span of workingSpans(calendar, day)) {
      minutes += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)) / 60_000;
    }
  }
  return minutes;
}

const isWorkingTime = (unit: LimitUnit) => limitUnits[unit].counts === 'working';

function workingTime({ from, length, calendar }: { from: number; length: number; calendar: Calendar }): Span[] {
  const counted: Span[] = [];
  let left = length;
  for (let day = dayOf(calendar, from); left > 0; day = nextDay(day)) {
    for (const span of workingSpans(calendar, day)) {
      const begin = Math.max(span.from, from);
      const end = Math.min(span.to, begin + left);
      if (end <= begin) continue;
      counted.push({ from: begin, to: end });
      left -= end - begin;
    }
  }
  return counted;
}
