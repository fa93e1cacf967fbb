import { FeelDate } from './date.js';
import { FeelDateTime } from './dateTime.js';
import { DaysTimeDuration, YearsMonthsDuration } from './duration.js';
import { FeelTime } from './time.js';
import type { Value } from './value.js';

type Properties = Readonly<Record<string, () => Value>>;

/** What a path can ask of a temporal value, in the order in which the broker lists the names; undefined for others. */
export function propertiesOf(value: Value): Properties | undefined {
  if (value instanceof FeelDate) return dateProperties(value);
  if (value instanceof FeelTime) return timeProperties(value);
  if (value instanceof FeelDateTime) return dateTimeProperties(value);
  if (value instanceof DaysTimeDuration) return daysTimeProperties(value);
  if (value instanceof YearsMonthsDuration) return { years: () => value.years, months: () => value.months };
  return undefined;
}

function dateProperties(date: FeelDate): Properties {
  return { year: () => date.year, month: () => date.month, day: () => date.day, weekday: () => date.weekday };
}

function timeProperties(time: FeelTime): Properties {
  return {
    timezone: () => regionOf(time),
    second: () => time.second,
    'time offset': () => offsetOf(time),
    minute: () => time.minute,
    hour: () => time.hour,
  };
}

function dateTimeProperties({ date, time }: FeelDateTime): Properties {
  return {
    timezone: () => regionOf(time),
    year: () => date.year,
    second: () => time.second,
    month: () => date.month,
    day: () => date.day,
    'time offset': () => offsetOf(time),
    weekday: () => date.weekday,
    minute: () => time.minute,
    hour: () => time.hour,
  };
}

/** Null where there is only an offset, or nothing. */
function regionOf({ zone }: FeelTime): Value {
  return zone?.kind === 'region' ? zone.id : null;
}

function offsetOf({ zone, offset }: FeelTime): Value {
  return zone ? new DaysTimeDuration(BigInt(offset) * 1_000_000_000n) : null;
}

function daysTimeProperties(duration: DaysTimeDuration): Properties {
  // Java counts days from the whole seconds, towards zero.
  const { seconds } = duration;
  return {
    days: () => Number(seconds / 86_400n),
    hours: () => Number((seconds / 3600n) % 24n),
    minutes: () => Number((seconds / 60n) % 60n),
    seconds: () => Number(seconds % 60n),
  };
}
