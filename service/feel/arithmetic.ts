import { FeelDate } from './date.js';
import { FeelDateTime, nanosBetween } from './dateTime.js';
import { DaysTimeDuration, YearsMonthsDuration } from './duration.js';
import { Breakdown } from './failure.js';
import * as number from './number.js';
import { DAY_NANOS, FeelTime } from './time.js';
import { type Value, isNumber } from './value.js';

/** The sum; undefined where the kinds do not go together, which gives null and a warning. */
export function add(a: Value, b: Value): Value | undefined {
  if (isNumber(a)) return isNumber(b) ? number.add(a, b) : undefined;
  if (typeof a === 'string') return typeof b === 'string' ? a + b : undefined;
  if (a instanceof DaysTimeDuration) return b instanceof DaysTimeDuration ? moved(a, b.nanos) : moved(b, a.nanos);
  if (a instanceof YearsMonthsDuration) return movedByMonths(b, a.totalMonths);
  return movedBy(a, b, 1);
}

export function subtract(a: Value, b: Value): Value | undefined {
  if (isNumber(a)) return isNumber(b) ? number.subtract(a, b) : undefined;
  return difference(a, b) ?? movedBy(a, b, -1);
}

export function multiply(a: Value, b: Value): Value | undefined {
  if (isNumber(b)) return isNumber(a) ? number.multiply(a, b) : times(a, b);
  return isNumber(a) ? times(b, a) : undefined;
}

/** Undefined also for a divisor that is zero. */
export function divide(a: Value, b: Value): Value | undefined {
  if (isNumber(b)) {
    if (number.isZero(b)) return undefined;
    if (isNumber(a)) return number.divide(a, b);
    if (a instanceof YearsMonthsDuration) {
      return new YearsMonthsDuration(number.toInt(number.divide(a.totalMonths, b)));
    }
    if (!(a instanceof DaysTimeDuration)) return undefined;
    // The broker keeps the milliseconds of the quotient in 32 bits.
    return new DaysTimeDuration(BigInt(number.toInt(number.divide(Number(a.millis), b))) * 1_000_000n);
  }
  return ratio(a, b);
}

/** Undefined for what is no number. */
export function power(a: Value, b: Value): Value | undefined {
  return isNumber(a) && isNumber(b) ? number.power(a, b) : undefined;
}

function movedBy(value: Value, duration: Value, sign: 1 | -1): Value | undefined {
  if (duration instanceof DaysTimeDuration) return moved(value, BigInt(sign) * duration.nanos);
  if (duration instanceof YearsMonthsDuration) return movedByMonths(value, sign * duration.totalMonths);
  return undefined;
}

function moved(value: Value, nanos: bigint): Value | undefined {
  if (value instanceof FeelDateTime || value instanceof FeelTime) return value.plusNanos(nanos);
  if (value instanceof DaysTimeDuration) return new DaysTimeDuration(value.nanos + nanos);
  // A date stays a date: it moves from its midnight to the day in which that ends.
  return value instanceof FeelDate ? FeelDateTime.local(value, 0).plusNanos(nanos).date : undefined;
}

function movedByMonths(value: Value, months: number): Value | undefined {
  if (value instanceof FeelDate || value instanceof FeelDateTime) return value.plusMonths(months);
  return value instanceof YearsMonthsDuration ? new YearsMonthsDuration(value.totalMonths + months) : undefined;
}

function difference(a: Value, b: Value): Value | undefined {
  if (a instanceof FeelDate && b instanceof FeelDate) {
    return new DaysTimeDuration(BigInt(a.epochDay - b.epochDay) * BigInt(DAY_NANOS));
  }
  if (a instanceof FeelDateTime && b instanceof FeelDateTime && (a.zone === null) === (b.zone === null)) {
    return new DaysTimeDuration(nanosBetween(b, a));
  }
  if (a instanceof FeelTime && b instanceof FeelTime && (a.zone === null) === (b.zone === null)) {
    return timeDifference(a, b);
  }
  return undefined;
}

/** Zoned times are so far apart as their instants of one day are, never less than nothing, as in the broker. */
function timeDifference(a: FeelTime, b: FeelTime): DaysTimeDuration {
  const nanos = BigInt(a.nanoOfDay - b.nanoOfDay) - BigInt(a.offset - b.offset) * 1_000_000_000n;
  return new DaysTimeDuration(a.zone && nanos < 0n ? -nanos : nanos);
}

/** The factor counts without its fraction, as in the broker. */
function times(duration: Value, factor: number.FeelNumber): Value | undefined {
  const count = number.toInt(factor);
  if (duration instanceof YearsMonthsDuration) return monthsTimes(duration, count);
  return duration instanceof DaysTimeDuration ? new DaysTimeDuration(duration.nanos * BigInt(count)) : undefined;
}

/** Java keeps years and months in 32 bits each. */
function monthsTimes({ years, months, totalMonths }: YearsMonthsDuration, count: number): YearsMonthsDuration {
  if (Math.abs(years * count) < 2 ** 31 && Math.abs(months * count) < 2 ** 31) {
    return new YearsMonthsDuration(totalMonths * count + 0);
  }
  throw new Breakdown('java.lang.ArithmeticException: integer overflow');
}

/** How often the second duration goes into the first, without a fraction. */
function ratio(a: Value, b: Value): Value | undefined {
  if (a instanceof YearsMonthsDuration && b instanceof YearsMonthsDuration && b.totalMonths !== 0) {
    return Math.trunc(a.totalMonths / b.totalMonths) + 0;
  }
  if (a instanceof DaysTimeDuration && b instanceof DaysTimeDuration && b.nanos !== 0n) {
    return b.millis === 0n ? undefined : Number(a.millis / b.millis);
  }
  return undefined;
}
