/** ISO 8601 as Zeebe's timers read it. All moments are UTC milliseconds; the engine's zone is UTC. */

export interface IsoDuration {
  readonly months: number;
  readonly milliseconds: number;
}

const DURATION =
  /^(-)?P(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)W)?(?:(-?\d+)D)?(?:T(?=[\d-])(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?\d+(?:[.,]\d{1,9})?)S)?)?$/;
const DAY_MS = 86_400_000;

export function parseDuration(text: string): IsoDuration | undefined {
  const match = DURATION.exec(text);
  if (!match || text.endsWith('P')) return undefined;
  const [, minus, ...parts] = match as (string | undefined)[]; // groups that did not match are undefined
  if (parts.every((part) => part === undefined)) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part = '0') =>
    Number(part.replace(',', '.')),
  );
  const sign = minus === undefined ? 1 : -1;
  const time = (hours * 60 + minutes) * 60_000 + Math.trunc(seconds * 1000);
  return {
    months: sign * (years * 12 + months),
    milliseconds: sign * ((weeks * 7 + days) * DAY_MS + time),
  };
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

const DATE = /^([+-]?\d{4,9}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:\d\d(?::\d\d)?)(\[[^\]]+\])?$/;

/** Needs an offset; a zone in brackets behind it changes nothing about the moment. */
export function parseDate(text: string): number | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [, local = '', offset = 'Z'] = match;
  const seconds = local.length === 16 ? `${local}:00` : local;
  const moment = Date.parse(`${seconds.replace(/(\.\d{3})\d+$/, '$1')}${offset}`);
  return Number.isNaN(moment) ? undefined : moment;
}

export interface Cycle {
  /** How often still; -1: for ever. */
  readonly repetitions: number;
  readonly start: number | undefined;
  readonly interval: IsoDuration;
}

/** `R3/PT10S`, `R/2030-01-01T00:00:00Z/PT10S`. */
export function parseCycle(text: string): Cycle | undefined {
  const [repeat = '', ...rest] = text.split('/');
  const repetitions = /^R(-?\d*)$/.exec(repeat)?.[1];
  const intervalText = rest.at(-1);
  if (repetitions === undefined || rest.length === 0 || rest.length > 2 || intervalText === undefined) return undefined;
  const interval = parseDuration(intervalText);
  const start = rest.length === 2 ? parseDate(rest[0] ?? '') : undefined;
  if (!interval || (rest.length === 2 && rest[0] !== '' && start === undefined)) return undefined;
  return { repetitions: repetitions === '' ? -1 : Number(repetitions), start, interval };
}
