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
    timezone: () => (time.zone?.kind === 'region' ? time.zone.id : null),
    second: () => time.second,
    'time offset': () => (time.zone ? new DaysTimeDuration(BigInt(time.offset) * 1_000_000_000n) : null),
    minute: () => time.minute,
    hour: () => time.hour,
  };
}

function dateTimeProperties({ date, time }: FeelDateTime): Properties {
  const { year, month, day, weekday } = { ...dateProperties(date) };
  const { timezone, second, minute, hour, 'time offset': timeOffset } = { ...timeProperties(time) };
  return { timezone, year, second, month, day, 'time offset': timeOffset, weekday, minute, hour } as Properties;
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
