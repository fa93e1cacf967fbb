import type { Calendar, Day } from './calendar.js';
import type { Localized } from './localized.js';

/** The days of one year as an official notice announces them: a whole year, never a part. */
export interface CalendarYear {
  /** Always means the same days: a deadline names it. */
  readonly version: string;
  readonly year: number;
  /** The notice that it was taken from, for people. */
  readonly source: string;
  readonly daysOff: readonly { readonly day: Day; readonly name: Localized }[];
  /** Saturdays and Sundays that are worked in return. */
  readonly workingDays: readonly Day[];
}

/** The calendar with years that were announced after it was made; the latest notice of a year is the one that counts. */
export function withYears(calendar: Calendar, notices: readonly CalendarYear[]): Calendar {
  const years = [...new Map(notices.map((notice) => [notice.year, notice])).values()].sort((a, b) => a.year - b.year);
  if (years.length === 0) return calendar;
  const isKept = (day: Day) => !years.some(({ year }) => day.startsWith(`${year}-`));
  return {
    ...calendar,
    version: [calendar.version, ...years.map(({ version }) => version)].join('+'),
    lastYear: Math.max(calendar.lastYear, ...years.map(({ year }) => year)),
    holidays: new Map([
      ...[...calendar.holidays].filter(([day]) => isKept(day)),
      ...years.flatMap(({ daysOff }) => daysOff.map(({ day, name }) => [day, name] as const)),
    ]),
    workingWeekendDays: new Set([
      ...[...calendar.workingWeekendDays].filter(isKept),
      ...years.flatMap(({ workingDays }) => workingDays),
    ]),
  };
}
