import { DomainError } from './errors.js';
import type { Localized } from './localized.js';

/** A day of the calendar's time zone, `YYYY-MM-DD`; days compare as text. */
export type Day = string;

/** From `from` up to and without `to`, both UTC milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Which days and hours of a place are working time. Plain data: a deadline names the calendar's name and version,
 * so the same name and version must always mean the same days.
 */
export interface Calendar {
  readonly name: string;
  readonly version: string;
  readonly timeZone: string;
  /** The zone's distance from UTC; fixed, because the calendars that we have know no summer time. */
  readonly utcOffsetMinutes: number;
  readonly firstYear: number;
  readonly lastYear: number;
  /** Days off beside the weekends, with the name of the holiday. */
  readonly holidays: ReadonlyMap<Day, Localized>;
  /** Saturdays and Sundays that are worked in return. */
  readonly workingWeekendDays: ReadonlySet<Day>;
  /** Minutes of the day, in order. */
  readonly workingHours: readonly { readonly from: number; readonly to: number }[];
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const weekend: Localized = { zh: '周末', en: 'weekend' };

/** The day on which `at` (UTC milliseconds) falls. */
export function dayOf(calendar: Calendar, at: number): Day {
  return new Date(at + calendar.utcOffsetMinutes * MINUTE).toISOString().slice(0, 10);
}

/** When the day begins, UTC milliseconds. */
export function startOfDay(calendar: Calendar, day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) - calendar.utcOffsetMinutes * MINUTE;
}

/** When the last year that it covers ends, UTC milliseconds. */
export const endOf = (calendar: Calendar): number => startOfDay(calendar, `${calendar.lastYear + 1}-01-01`);

/** Time enough to take the notice of November in before the longest limits reach into the next year. */
const NOTICE_MS = 6 * 7 * 24 * 3_600_000;

/** Whether somebody should import the next year by now. */
export const endsSoon = (calendar: Calendar, at: number): boolean => at > endOf(calendar) - NOTICE_MS;

export function nextDay(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
}

/**
 * Why nobody works on this day; undefined on a working day.
 * @throws DomainError CALENDAR_YEAR_MISSING where the calendar does not cover the day's year: not guessed from weekdays
 */
export function dayOff(calendar: Calendar, day: Day): Localized | undefined {
  const year = Number(day.slice(0, 4));
  if (year < calendar.firstYear || year > calendar.lastYear) {
    throw new DomainError('CALENDAR_YEAR_MISSING', {
      year,
      calendar: `${calendar.name} ${calendar.version}`,
      mend: 'shaodao import calendar FILE',
    });
  }
  const holiday = calendar.holidays.get(day);
  if (holiday) return holiday;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const isWeekend = weekday === 0 || weekday === 6;
  return isWeekend && !calendar.workingWeekendDays.has(day) ? weekend : undefined;
}

/** Whether it is working time at this moment. Throws CALENDAR_YEAR_MISSING as `dayOff` does. */
export const isWorkingMoment = (calendar: Calendar, at: number): boolean =>
  workingSpans(calendar, dayOf(calendar, at)).some(({ from, to }) => from <= at && at < to);

/** The working time of a day, in order; empty on a day off. */
export function workingSpans(calendar: Calendar, day: Day): Span[] {
  if (dayOff(calendar, day)) return [];
  const start = startOfDay(calendar, day);
  return calendar.workingHours.map(({ from, to }) => ({ from: start + from * MINUTE, to: start + to * MINUTE }));
}
