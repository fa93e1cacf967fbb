/** ISO 8601 as Zeebe's timers read it. All moments are UTC milliseconds; the engine's zone is UTC. */
import { readZonedMoment } from '../../../feel/expression.js';

export interface IsoDuration {
  readonly months: number;
  readonly milliseconds: number;
}

/** What Java's Period reads, a capital T, what its Duration reads behind that. */
const DURATION = new RegExp(
  String.raw`^([+-])?[Pp](?:([+-]?\d+)[Yy])?(?:([+-]?\d+)[Mm])?(?:([+-]?\d+)[Ww])?(?:([+-]?\d+)[Dd])?` +
    String.raw`(?:T(?=.)(?:([+-]?\d+)[Hh])?(?:([+-]?\d+)[Mm])?(?:([+-]?\d+(?:[.,]\d{0,9})?)[Ss])?)?$`,
);
const DAY_MS = 86_400_000;
/** Java counts years, months, weeks and days in 32 bits. */
const MOST_OF_CALENDAR = 2 ** 31 - 1;

export function parseDuration(text: string): IsoDuration | undefined {
  const [, sign, ...parts] = (DURATION.exec(text) ?? []) as (string | undefined)[]; // groups that did not match are undefined
  if (parts.every((part) => part === undefined)) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part = '0') =>
    Number(part.replace(',', '.')),
  );
  const calendar = { months: years * 12 + months, days: weeks * 7 + days };
  if (Object.values(calendar).some((count) => Math.abs(count) > MOST_OF_CALENDAR)) return undefined;
  const direction = sign === '-' ? -1 : 1;
  const time = (hours * 60 + minutes) * 60_000 + Math.trunc(seconds * 1000);
  return { months: direction * calendar.months, milliseconds: direction * (calendar.days * DAY_MS + time) };
}

/** A month is a calendar month; its end is kept within the month that is reached. */
export function plus(moment: number, duration: IsoDuration): number {
  if (duration.months === 0) return moment + duration.milliseconds;
  const date = new Date(moment);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + duration.months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime() + duration.milliseconds;
}

/** A duration that may be counted from a moment of its own: `2030-01-01T00:00:00Z/PT10S`. */
export interface Interval {
  readonly start: number | undefined;
  readonly duration: IsoDuration;
}

/** A text without a moment may begin with the slash. */
export function parseInterval(text: string): Interval | undefined {
  const slash = text.lastIndexOf('/');
  const start = slash > 0 ? readZonedMoment(text.slice(0, slash))?.at : undefined;
  const duration = parseDuration(text.slice(slash + 1));
  return duration && (slash <= 0 || start !== undefined) ? { start, duration } : undefined;
}

/** Its own moment while that is ahead, else the duration from now on (measured on 8.5.8). */
export function dueOf({ start, duration }: Interval, now: number): number {
  return start !== undefined && start > now ? start : plus(now, duration);
}
