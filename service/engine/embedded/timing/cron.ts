/** Cron with seconds, as Zeebe reads it: second minute hour day-of-month month day-of-week. Times are UTC. */
export interface Cron {
  readonly seconds: ReadonlySet<number>;
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const MACROS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};
/** After this many days without a hit (29 February on a given weekday comes every 28 years) there is none. */
const LONGEST_SEARCH_DAYS = 366 * 40;
const DAY_MS = 86_400_000;

export function parseCron(text: string): Cron | undefined {
  const fields = (MACROS[text] ?? text).trim().toUpperCase().split(/\s+/);
  if (fields.length !== 6) return undefined;
  const [seconds, minutes, hours, days, months, weekdays] = [
    field(fields[0], { from: 0, to: 59, names: [] }),
    field(fields[1], { from: 0, to: 59, names: [] }),
    field(fields[2], { from: 0, to: 23, names: [] }),
    field(fields[3], { from: 1, to: 31, names: [] }),
    field(fields[4], { from: 1, to: 12, names: MONTHS }),
    field(fields[5], { from: 0, to: 7, names: WEEKDAYS }),
  ];
  if (!seconds || !minutes || !hours || !days || !months || !weekdays) return undefined;
  if (weekdays.has(7)) weekdays.add(0);
  return { seconds, minutes, hours, days, months, weekdays };
}

/** The first moment after `now`. */
export function nextOfCron(cron: Cron, now: number): number | undefined {
  const first = Math.floor(now / 1000) * 1000 + 1000;
  const startOfDay = Math.floor(first / DAY_MS) * DAY_MS;
  for (let day = 0; day < LONGEST_SEARCH_DAYS; day += 1) {
    const midnight = startOfDay + day * DAY_MS;
    if (!isDay(cron, new Date(midnight))) continue;
    const time = timeOfDay(cron, Math.max(0, first - midnight));
    if (time !== undefined) return midnight + time;
  }
  return undefined;
}

function isDay(cron: Cron, date: Date): boolean {
  return (
    cron.months.has(date.getUTCMonth() + 1) && cron.days.has(date.getUTCDate()) && cron.weekdays.has(date.getUTCDay())
  );
}

function timeOfDay(cron: Cron, from: number): number | undefined {
  for (const hour of sorted(cron.hours))
    for (const minute of sorted(cron.minutes))
      for (const second of sorted(cron.seconds)) {
        const time = ((hour * 60 + minute) * 60 + second) * 1000;
        if (time >= from) return time;
      }
  return undefined;
}

function sorted(values: ReadonlySet<number>): number[] {
  return [...values].sort((a, b) => a - b);
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly names: readonly string[];
}

function field(text = '', range: Range): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [span = '', stepText = '1', ...more] = part.split('/');
    const step = Number(stepText);
    const ends = spanOf(span, range, part.includes('/'));
    if (!ends || more.length > 0 || !Number.isInteger(step) || step < 1) return undefined;
    for (let value = ends[0]; value <= ends[1]; value += step) values.add(value);
  }
  return values;
}

function spanOf(span: string, range: Range, stepped: boolean): [number, number] | undefined {
  if (span === '*' || span === '?') return [range.from, range.to];
  const ends = span.split('-').map((text) => numberOf(text, range));
  if (ends.length > 2 || ends.includes(undefined)) return undefined;
  const [first, last = stepped ? range.to : first] = ends;
  if (first === undefined || last === undefined || first > last) return undefined;
  return [first, last];
}

function numberOf(text: string, { from, to, names }: Range): number | undefined {
  const place = names.indexOf(text);
  const value = place >= 0 ? place + from : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= from && value <= to ? value : undefined;
}
