import { FeelDate } from './date.js';
import { FeelDateTime } from './dateTime.js';
import { DaysTimeDuration, YearsMonthsDuration } from './duration.js';
import { inHashOrder } from './entryOrder.js';
import { Exact, type FeelNumber } from './number.js';
import { FeelTime } from './time.js';

/** What crosses the border of this room: JSON as a variable holds it. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** A value while an expression is evaluated. JSON from outside is one as it stands, so nothing is copied on the way in. */
export type Value =
  | null
  | boolean
  | FeelNumber
  | string
  | FeelDate
  | FeelTime
  | FeelDateTime
  | DaysTimeDuration
  | YearsMonthsDuration
  | readonly Value[]
  | FeelContext
  | FeelFunction
  | FeelRange;

export interface FeelContext {
  readonly [name: string]: Value;
}

/** Why a function cannot work with its arguments. The call is null, and a warning says this. */
export class Refusal {
  constructor(readonly reason: string) {}
}

/** What a function is given besides its arguments. */
export interface Surroundings {
  /** UTC milliseconds. */
  readonly now: number;
  /** From 0 up to, but not including, 1. */
  random(): number;
  warn(type: string, message: string): void;
}

export class FeelFunction {
  constructor(
    readonly parameters: readonly string[],
    /** Undefined: these arguments are not of the kinds that the function takes. */
    readonly invoke: (args: readonly Value[], surroundings: Surroundings) => Value | Refusal | undefined,
    /** The last parameter takes all arguments that are left, as a list. */
    readonly variadic = false,
  ) {}
}

/** Only ever an argument of a function. */
export class FeelRange {
  constructor(
    readonly start: Value,
    readonly end: Value,
    readonly startIncluded: boolean,
    readonly endIncluded: boolean,
  ) {}
}

export function isNumber(value: Value): value is FeelNumber {
  return typeof value === 'number' || value instanceof Exact;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Anything that has entries; a value of one of our own classes is not taken for one. */
export function isContext(value: Value): value is FeelContext {
  return typeOf(value) === 'context';
}

/** An entry of the context itself: what every JavaScript object inherits is none. */
export function entryOf(context: FeelContext, key: string): Value | undefined {
  return Object.hasOwn(context, key) ? context[key] : undefined;
}

/** A context that is computed; of two entries with one key the last counts. */
export function contextOf(entries: Iterable<readonly [string, Value]>): FeelContext {
  // A key such as __proto__ must become an entry, which assignment would not do.
  const context: FeelContext = Object.fromEntries(entries);
  return Object.fromEntries([...entriesIn(context), ...Object.entries(context)]);
}

/** The entries in the order in which expressions see them: a context that came as a variable is stored as it came. */
export const entriesIn = (context: FeelContext) => inHashOrder(valuesIn(context));

/** The entries of a context; a function among them is none. */
export const valuesIn = (context: FeelContext): readonly (readonly [string, Value])[] =>
  Object.entries(context).filter(([, value]) => !(value instanceof FeelFunction));

/** Names as `instance of` knows them. */
export type TypeName =
  | 'null'
  | 'boolean'
  | 'number'
  | 'string'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'list'
  | 'context'
  | 'function'
  | 'range';

const classes = new Map<unknown, TypeName>([
  [Exact, 'number'],
  [FeelDate, 'date'],
  [FeelTime, 'time'],
  [FeelDateTime, 'date and time'],
  [DaysTimeDuration, 'days and time duration'],
  [YearsMonthsDuration, 'years and months duration'],
  [FeelFunction, 'function'],
  [FeelRange, 'range'],
]);

export function typeOf(value: Value): TypeName {
  switch (typeof value) {
    case 'boolean':
      return 'boolean';
    case 'number':
      return 'number';
    case 'string':
      return 'string';
    default:
      if (value === null) return 'null';
      return isList(value) ? 'list' : (classes.get(value.constructor) ?? 'context');
  }
}
