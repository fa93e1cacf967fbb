/** Cron with seconds, as Zeebe reads it: second minute hour day-of-month month day-of-week. Times are UTC. */
import { type DayTest, readDaysOfMonth, readDaysOfWeek } from './cronDays.js';
import { fieldOf, type FieldRange } from './cronField.js';
import { CycleFault } from './cycleFault.js';

export interface Cron {
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: readonly number[];
  readonly isDay: DayTest;
}

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const MACROS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};
const FIELDS = 6;
/** After this many days without a hit (29 February on a given weekday comes every 28 years, 40 over a century's turn) there is none. */
const LONGEST_SEARCH_DAYS = 366 * 41;
const DAY_MS = 86_400_000;

const upTo = (to: number): FieldRange => ({ from: 0, to, names: [] });

/** @throws CycleFault */
export function readCron(text: string): Cron {
  const written = text.trim();
  if (written === '') throw new CycleFault('Empty expression!');
  if (written === '@reboot') throw new CycleFault('Nickname @reboot not supported!');
  const fields = (MACROS[written] ?? written).toUpperCase().split(/\s+/);
  if (fields.length !== FIELDS) {
    throw new CycleFault(`Cron expression contains ${fields.length} parts but we expect one of [${FIELDS}]`);
  }
  const [seconds = '', minutes = '', hours = '', days = '', months = '', weekdays = ''] = fields;
  const [ofMonth, ofWeek] = [readDaysOfMonth(days), readDaysOfWeek(weekdays)];
  return {
    seconds: fieldOf(seconds, upTo(59)),
    minutes: fieldOf(minutes, upTo(59)),
    hours: fieldOf(hours, upTo(23)),
    months: fieldOf(months, { from: 1, to: 12, names: MONTHS }),
    isDay: dayTestOf(ofMonth, ofWeek),
  };
}

/** Both must fit; a `?` leaves it to the other, two of them fit no day (measured on 8.5.8). */
function dayTestOf(ofMonth: DayTest | undefined, ofWeek: DayTest | undefined): DayTest {
  if (!ofMonth && !ofWeek) return () => false;
  return (date) => (ofMonth?.(date) ?? true) && (ofWeek?.(date) ?? true);
}

/** The first moment after `now`. */
export function nextOfCron(cron: Cron, now: number): number | undefined {
  const first = Math.floor(now / 1000) * 1000 + 1000;
  const startOfDay = Math.floor(first / DAY_MS) * DAY_MS;
  for (let day = 0; day < LONGEST_SEARCH_DAYS; day += 1) {
    const midnight = startOfDay + day * DAY_MS;
    const date = new Date(midnight);
    if (!cron.months.includes(date.getUTCMonth() + 1) || !cron.isDay(date)) continue;
    const time = timeOfDay(cron, Math.max(0, first - midnight));
    if (time !== undefined) return midnight + time;
  }
  return undefined;
}

function timeOfDay({ hours, minutes, seconds }: Cron, from: number): number | undefined {
  for (const hour of hours)
    for (const minute of minutes)
      for (const second of seconds) {
        const time = ((hour * 60 + minute) * 60 + second) * 1000;
        if (time >= from) return time;
      }
  return undefined;
}
