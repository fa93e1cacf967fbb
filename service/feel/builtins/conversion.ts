import { FeelDate, dateOf, monthsBetween, parseDate } from '../date.js';
import { FeelDateTime, parseDateTime } from '../dateTime.js';
import { DaysTimeDuration, YearsMonthsDuration, parseDuration, storedDaysTimeText } from '../duration.js';
import { Breakdown } from '../failure.js';
import { type FeelNumber, parseNumber, remainder, toDouble, toInt } from '../number.js';
import { textOf } from '../text.js';
import { DAY_NANOS, FeelTime, parseTime, zonedTime } from '../time.js';
import { Refusal, type Surroundings, type Value, isNumber } from '../value.js';
import { UTC, offsetZone, parseZoneId } from '../zone.js';
import { type FunctionTable, define } from './define.js';

export const conversionFunctions: FunctionTable = {
  date: [
    define(['from'], ([from = null]) => toDate(from)),
    define(['year', 'month', 'day'], (parts) => dateFromParts(parts)),
  ],
  time: [
    define(['from'], ([from = null], surroundings) => toTime(from, surroundings)),
    define(['hour', 'minute', 'second'], (parts) => timeFromParts(parts)),
    define(['hour', 'minute', 'second', 'offset'], (parts) => timeFromParts(parts)),
  ],
  'date and time': [
    define(['from'], ([from]) => {
      return typeof from === 'string' ? (parseDateTime(from) ?? new Refusal(unreadable('date-time', from))) : undefined;
    }),
    define(['date', 'time'], ([date = null, time = null]) => joined(date, time)),
  ],
  duration: [
    define(['from'], ([from]) => {
      return typeof from === 'string' ? (parseDuration(from) ?? new Refusal(unreadable('duration', from))) : undefined;
    }),
  ],
  'years and months duration': [
    define(['from', 'to'], ([from = null, to = null]) => {
      const [start, end] = [dayOf(from), dayOf(to)];
      return start && end && new YearsMonthsDuration(monthsBetween(start, end));
    }),
  ],
  number: [
    define(['from'], ([from]) => (typeof from === 'string' ? toNumber(from) : undefined)),
    define(['from', 'grouping separator'], ([from, grouping]) => {
      if (typeof from !== 'string' || typeof grouping !== 'string') return undefined;
      if (!isGrouping(grouping)) return new Refusal("illegal argument for grouping. Must be one of ' ', ',' or '.'");
      return toNumber(from.replaceAll(grouping, ''));
    }),
    define(['from', 'grouping separator', 'decimal separator'], ([from, grouping, decimal]) =>
      toNumberWithSeparators(from, grouping, decimal),
    ),
  ],
  string: [define(['from'], ([from = null]) => toText(from))],
};

function unreadable(kind: string, text: string): string {
  return `Failed to parse ${kind} from '${text}'`;
}

function toText(value: Value): Value {
  return value === null || typeof value === 'string' ? value : textOf(value);
}

/** The day of a date or a date-time. */
export function dayOf(value: Value): FeelDate | undefined {
  if (value instanceof FeelDateTime) return value.date;
  return value instanceof FeelDate ? value : undefined;
}

function toDate(from: Value): Value | Refusal | undefined {
  return typeof from === 'string' ? (parseDate(from) ?? new Refusal(unreadable('date', from))) : dayOf(from);
}

function dateFromParts(parts: readonly Value[]): Value | Refusal | undefined {
  const [year, month, day] = parts;
  if (!isNumber(year ?? null) || !isNumber(month ?? null) || !isNumber(day ?? null)) return undefined;
  const [y = 0, m = 0, d = 0] = parts.filter(isNumber).map(toInt);
  return dateOf(y, m, d) ?? new Refusal(`Failed to parse date from: ${named(['year', 'month', 'day'], parts)}`);
}

function toTime(from: Value, { now }: Surroundings): Value | Refusal | undefined {
  if (typeof from === 'string') {
    const kind = /Z$|[+-]\d{2}:\d{2}$|@/.test(from) ? 'time' : 'local-time';
    return parseTime(from, Math.floor(now / 1000)) ?? new Refusal(unreadable(kind, from));
  }
  if (from instanceof FeelDateTime) return from.time;
  return from instanceof FeelDate ? new FeelTime(0, UTC, 0) : undefined;
}

function timeFromParts(parts: readonly Value[]): Value | Refusal | undefined {
  const [hour = null, minute = null, second = null, offset = null] = parts;
  if (!isNumber(hour) || !isNumber(minute) || !isNumber(second)) return undefined;
  if (offset !== null && !(offset instanceof DaysTimeDuration)) return undefined;
  const kind = offset === null ? 'local-time' : 'time';
  const refusal = new Refusal(`Failed to parse ${kind} from: ${named(['hour', 'minute', 'second', 'offset'], parts)}`);
  const nanos = clockNanos(hour, minute, second);
  if (nanos === undefined) return refusal;
  // Asked for with an offset that is null, the fraction is lost in the broker.
  if (offset === null) return new FeelTime(parts.length < 4 ? nanos : nanos - (nanos % 1_000_000_000), null, 0);
  const zone = offsetZone(Number(offset.seconds));
  return zone ? zonedTime(nanos, zone, 0) : refusal;
}

/** Undefined where no clock shows that. */
function clockNanos(...[hour, minute, second]: readonly [FeelNumber, FeelNumber, FeelNumber]): number | undefined {
  const [h, m, s] = [toInt(hour), toInt(minute), toInt(second)];
  if (h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59) return undefined;
  const fraction = Math.trunc(toDouble(remainder(second, 1)) * 1_000_000_000);
  return ((h * 60 + m) * 60 + s) * 1_000_000_000 + fraction;
}

function named(names: readonly string[], values: readonly Value[]): string {
  const text = (value: Value): string => {
    return value instanceof DaysTimeDuration ? storedDaysTimeText(value) : textOf(value);
  };
  return values.map((value, i) => `${names[i] ?? ''}=${text(value)}`).join(', ');
}

/** A date with a time, or a date-time on the clock of a zone. */
function joined(date: Value, other: Value): Value | undefined {
  const day = dayOf(date);
  if (!day) return undefined;
  if (other instanceof FeelTime) {
    const nanos = other.nanoOfDay % DAY_NANOS;
    return other.zone ? FeelDateTime.zoned(day, nanos, other.zone) : FeelDateTime.local(day, nanos);
  }
  if (typeof other !== 'string' || !(date instanceof FeelDateTime)) return undefined;
  const zone = parseZoneId(other);
  if (!zone) throw new Breakdown(`java.time.zone.ZoneRulesException: Unknown time-zone ID: ${other}`);
  return date.zone ? date.in(zone) : FeelDateTime.zoned(date.date, date.nanoOfDay, zone);
}

function toNumber(text: string): Value | Refusal {
  return parseNumber(text) ?? new Refusal(`Can't parse '${text}' as a number`);
}

function isGrouping(text: string): boolean {
  return text === ' ' || isDecimal(text);
}

function isDecimal(text: string): boolean {
  return text === ',' || text === '.';
}

function toNumberWithSeparators(
  ...[from, grouping, decimal]: readonly (Value | undefined)[]
): Value | Refusal | undefined {
  const fit = [grouping, decimal].every((separator) => separator === null || typeof separator === 'string');
  if (typeof from !== 'string' || !fit || (grouping === null && decimal === null)) return undefined;
  const good =
    (typeof grouping !== 'string' || isGrouping(grouping)) &&
    (typeof decimal !== 'string' || isDecimal(decimal)) &&
    grouping !== decimal;
  if (!good) {
    if (grouping === null || decimal === null) return undefined;
    return new Refusal("illegal arguments for grouping or decimal. Must be one of ' ' (grouping only), ',' or '.'");
  }
  const digits = typeof grouping === 'string' ? from.replaceAll(grouping, '') : from;
  return toNumber(typeof decimal === 'string' ? digits.replaceAll(decimal, '.') : digits);
}
