import { type FeelDate, weekOfYear } from '../date.js';
import { FeelDateTime } from '../dateTime.js';
import { DaysTimeDuration, type FeelDuration, storedDurationText, YearsMonthsDuration } from '../duration.js';
import { toInt } from '../number.js';
import { textOf } from '../text.js';
import { type FeelFunction, isNumber, Refusal, type Value } from '../value.js';
import { type Zone, UTC } from '../zone.js';
import { dayOf } from './conversion.js';
import { type FunctionTable, define } from './define.js';

/** The zone that the broker runs in. */
const ENGINE_ZONE: Zone = { kind: 'region', id: 'Etc/UTC' };

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const temporalFunctions: FunctionTable = {
  now: [
    define([], (_, { now }) => {
      const second = Math.floor(now / 1000);
      return FeelDateTime.instant(second, Math.round((now - second * 1000) * 1_000_000), ENGINE_ZONE);
    }),
  ],
  today: [define([], (_, { now }) => FeelDateTime.instant(Math.floor(now / 1000), 0, UTC).date)],
  'day of year': [overDay((day) => day.dayOfYear)],
  'day of week': [overDay((day) => DAYS[day.weekday - 1] ?? null)],
  'month of year': [overDay((day) => MONTHS[day.month - 1] ?? null)],
  'week of year': [overDay(weekOfYear)],
  'last day of month': [overDay((day) => day.lastDayOfMonth())],
  // The engine's own, for timers: the text of a repeating interval, without end where no number is given.
  cycle: [
    define(['interval'], ([interval = null]) =>
      isDuration(interval)
        ? `R/${storedDurationText(interval)}`
        : new Refusal(`cycle function expected an interval (duration) parameter, but found '${textOf(interval)}'`),
    ),
    define(['repetitions', 'interval'], ([repetitions = null, interval = null]) =>
      isDuration(interval) && (repetitions === null || isNumber(repetitions))
        ? `R${repetitions === null ? '' : toInt(repetitions)}/${storedDurationText(interval)}`
        : new Refusal(
            `cycle function expected a repetitions (number) and an interval (duration) parameter, but found '${textOf(repetitions)}' and '${textOf(interval)}'`,
          ),
    ),
  ],
};

function isDuration(value: Value): value is FeelDuration {
  return value instanceof DaysTimeDuration || value instanceof YearsMonthsDuration;
}

function overDay(of: (day: FeelDate) => Value): FeelFunction {
  return define(['date'], ([date = null]) => {
    const day = dayOf(date);
    return day && of(day);
  });
}
