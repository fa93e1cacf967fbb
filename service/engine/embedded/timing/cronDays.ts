/** Which days a cron expression means: by their place in the month, or by their name. */
import { type FieldRange, numberOf, partsOf, spanOf } from './cronField.js';

/** Whether a day is one of those; the date is its midnight in UTC. */
export type DayTest = (date: Date) => boolean;

const DAYS: FieldRange = { from: 1, to: 31, names: [] };
/** 0 and 7 are both Sunday. */
const WEEKDAYS: FieldRange = { from: 0, to: 7, names: 'SUN MON TUE WED THU FRI SAT'.split(' '), isRound: true };
const FRIDAY_TO_MONDAY = 3;

/** Undefined for `?`, which leaves it to the weekdays. @throws CycleFault */
export const readDaysOfMonth = (text: string): DayTest | undefined => anyOf(text, dayOfMonthTest);

/** Undefined for `?`, which leaves it to the days of the month. @throws CycleFault */
export const readDaysOfWeek = (text: string): DayTest | undefined => anyOf(text, dayOfWeekTest);

function anyOf(text: string, testOf: (part: string) => DayTest): DayTest | undefined {
  if (text === '?') return undefined;
  const tests = partsOf(text).map(testOf);
  return (date) => tests.some((test) => test(date));
}

/** `L`: the last day, `L-3`: three days before it, `LW`: the last working day, `15W`: the working day nearest to the 15th. */
function dayOfMonthTest(part: string): DayTest {
  if (part === 'L') return (date) => date.getUTCDate() === lastDayOf(date);
  if (part === 'LW') return (date) => date.getUTCDate() === workingDayNear(date, lastDayOf(date));
  const before = /^L-(.*)$/.exec(part)?.[1];
  if (before !== undefined) {
    const days = numberOf(before, DAYS);
    return (date) => date.getUTCDate() === lastDayOf(date) - days;
  }
  const near = /^(\d+)W$/.exec(part)?.[1];
  if (near !== undefined) {
    const day = numberOf(near, DAYS);
    return (date) => date.getUTCDate() === workingDayNear(date, day);
  }
  const days = new Set(spanOf(part, DAYS));
  return (date) => days.has(date.getUTCDate());
}

/** `L`: Sunday, `5L`: the last Friday of the month, `5#2`: its second. */
function dayOfWeekTest(part: string): DayTest {
  if (part === 'L') return isWeekday(0);
  const last = /^([^#]+)L$/.exec(part)?.[1];
  if (last !== undefined) {
    const isDay = isWeekday(numberOf(last, WEEKDAYS));
    return (date) => isDay(date) && date.getUTCDate() > lastDayOf(date) - 7;
  }
  const [name = '', place] = part.split('#');
  if (place !== undefined) {
    const [isDay, week] = [isWeekday(numberOf(name, WEEKDAYS)), numberOf(place, { from: 0, to: 7, names: [] })];
    return (date) => isDay(date) && Math.ceil(date.getUTCDate() / 7) === week;
  }
  const days = new Set(Array.from(spanOf(part, WEEKDAYS), (day) => day % 7));
  return (date) => days.has(date.getUTCDay());
}

const isWeekday =
  (day: number): DayTest =>
  (date) =>
    date.getUTCDay() === day % 7;

const lastDayOf = (date: Date): number =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();

/** Within the month: a Saturday gives way to its Friday, a Sunday to its Monday, at the month's ends to the other side. */
function workingDayNear(date: Date, day: number): number {
  const last = lastDayOf(date);
  const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), day)).getUTCDay();
  if (weekday === 6) return day === 1 ? FRIDAY_TO_MONDAY : day - 1;
  if (weekday === 0) return day === last ? day - 2 : day + 1;
  return day;
}
