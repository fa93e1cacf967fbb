import { FeelDate } from './date.js';
import { FeelDateTime, compareDateTimes } from './dateTime.js';
import { DaysTimeDuration, YearsMonthsDuration } from './duration.js';
import { Breakdown } from './failure.js';
import { compareNumbers } from './number.js';
import { textOf } from './text.js';
import { DAY_NANOS, FeelTime } from './time.js';
import { type FeelContext, type Value, entryOf, isContext, isList, isNumber, typeOf } from './value.js';
import { zoneText } from './zone.js';

/** FEEL's `=`: undefined where the kinds differ, which gives null and a warning. Null is comparable with everything. */
export function equal(a: Value, b: Value): boolean | undefined {
  if (a === null || b === null) return a === b;
  if (typeof a === 'string' || typeof a === 'boolean') return typeof a === typeof b ? a === b : undefined;
  if (isNumber(a)) return isNumber(b) ? compareNumbers(a, b) === 0 : undefined;
  if (isList(a)) return isList(b) ? equalLists(a, b) : undefined;
  if (isContext(a)) return isContext(b) ? equalContexts(a, b) : undefined;
  return equalTemporals(a, b);
}

/**
 * Whether a list counts `item` as its own: stricter than `=`, because the broker compares objects here, so that
 * two contexts are never the same and different kinds are merely different.
 */
export function same(a: Value, b: Value): boolean {
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, i) => same(item, b[i] ?? null));
  return !isContext(a) && equal(a, b) === true;
}

/**
 * The order of two values of one kind: negative, 0 or positive. Undefined where they have no order.
 * Throws a Breakdown for two lists, as the broker does.
 */
export function order(a: Value, b: Value): number | undefined {
  if (isNumber(a)) return isNumber(b) ? compareNumbers(a, b) : undefined;
  if (typeof a === 'string') return typeof b === 'string' ? (a < b ? -1 : a > b ? 1 : 0) : undefined;
  if (isList(a)) refuseLists(a, b);
  return orderOfTemporals(a, b);
}

/** Whether all are of one kind that has an order. */
export function haveOrder(values: readonly Value[]): boolean {
  const [first = null] = values;
  return values.length > 0 && isOrdered(first) && values.every((value) => sameKind(first, value) && isOrdered(value));
}

function isOrdered(value: Value): boolean {
  if (isList(value)) return haveOrder(value);
  return typeof value === 'string' || isNumber(value) || (typeof value === 'object' && isTemporal(value));
}

/** A local time and a zoned one are different kinds. */
function sameKind(a: Value, b: Value): boolean {
  if (a instanceof FeelTime || a instanceof FeelDateTime) {
    return typeOf(a) === typeOf(b) && (a.zone === null) === ((b as FeelTime | FeelDateTime).zone === null);
  }
  return typeOf(a) === typeOf(b);
}

function equalLists(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((item, i) => equal(item, b[i] ?? null) === true);
}

function equalContexts(a: FeelContext, b: FeelContext): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => {
    const other = entryOf(b, key);
    return other !== undefined && equal(entryOf(a, key) ?? null, other) === true;
  });
}

function equalTemporals(a: Value, b: Value): boolean | undefined {
  const ordered = orderOfTemporals(a, b);
  if (ordered === undefined) return undefined;
  // The same instant on two clocks is not equal: offset and zone count.
  if (a instanceof FeelDateTime) return ordered === 0 && (b as FeelDateTime).offset === a.offset;
  if (a instanceof FeelTime) return ordered === 0 && equalZones(a, b as FeelTime);
  return ordered === 0;
}

function equalZones(a: FeelTime, b: FeelTime): boolean {
  return (a.zone === null ? '' : zoneText(a.zone)) === (b.zone === null ? '' : zoneText(b.zone));
}

function isTemporal(value: Value): boolean {
  return orderOfTemporals(value, value) !== undefined;
}

function orderOfTemporals(a: Value, b: Value): number | undefined {
  if (a instanceof FeelDate) return b instanceof FeelDate ? a.epochDay - b.epochDay : undefined;
  if (a instanceof FeelDateTime) {
    return b instanceof FeelDateTime && sameKind(a, b) ? compareDateTimes(a, b) : undefined;
  }
  if (a instanceof FeelTime) return b instanceof FeelTime && sameKind(a, b) ? compareTimes(a, b) : undefined;
  if (a instanceof DaysTimeDuration) {
    return b instanceof DaysTimeDuration ? Number(a.nanos - b.nanos) : undefined;
  }
  if (a instanceof YearsMonthsDuration) {
    return b instanceof YearsMonthsDuration ? a.totalMonths - b.totalMonths : undefined;
  }
  return undefined;
}

function compareTimes(a: FeelTime, b: FeelTime): number {
  const instant = (time: FeelTime): number => time.nanoOfDay - time.offset * 1_000_000_000;
  return (instant(a) - instant(b)) / DAY_NANOS || a.nanoOfDay - b.nanoOfDay;
}

/** Lists have no order, but the broker only finds that out when it compares two of ordered items. */
function refuseLists(a: readonly Value[], b: Value): void {
  if (!isList(b) || !haveOrder(a) || !haveOrder(b)) return;
  throw new Breakdown(`java.lang.IllegalArgumentException: ${textOf(a)} can not be compared to ${textOf(b)}`);
}
