import { FeelDate } from './date.js';
import { FeelDateTime, storedDateTimeText } from './dateTime.js';
import { DaysTimeDuration, YearsMonthsDuration, storedDurationText } from './duration.js';
import { isWhole, storedText, toDouble, toLong } from './number.js';
import { FeelTime, storedTimeText } from './time.js';
import { type JsonValue, type Value, isContext, isList, isNumber, typeOf, valuesIn } from './value.js';

/** The kinds of results as the broker names them in messages. It knows none for a time, a function or a range. */
export type Kind =
  | 'NULL'
  | 'BOOLEAN'
  | 'NUMBER'
  | 'STRING'
  | 'ARRAY'
  | 'OBJECT'
  | 'DATE'
  | 'DATE_TIME'
  | 'DURATION'
  | 'PERIOD'
  | 'UNKNOWN';

/** What an evaluation gives. */
export class Outcome {
  constructor(
    readonly result: Value,
    /** What the broker adds to an incident, for example `[NO_VARIABLE_FOUND] No variable found with name 'a'`. */
    readonly warnings: readonly string[],
  ) {}

  get kind(): Kind {
    return kinds[typeOf(this.result)];
  }

  /** What a variable holds: temporal values as text. Integers beyond 2^53 lose digits here, not in `json`. */
  get value(): JsonValue {
    const { result } = this;
    return typeof result === 'object' ? stored(result) : plain(result);
  }

  /** The JSON text that the broker stores, with all digits. */
  get json(): string {
    return jsonOf(this.result);
  }
}

const kinds: Readonly<Record<ReturnType<typeof typeOf>, Kind>> = {
  null: 'NULL',
  boolean: 'BOOLEAN',
  number: 'NUMBER',
  string: 'STRING',
  date: 'DATE',
  time: 'UNKNOWN',
  'date and time': 'DATE_TIME',
  'days and time duration': 'DURATION',
  'years and months duration': 'PERIOD',
  list: 'ARRAY',
  context: 'OBJECT',
  function: 'UNKNOWN',
  range: 'UNKNOWN',
};

function stored(value: Value): JsonValue {
  if (isNumber(value)) return isWhole(value) ? Number(toLong(value)) : toDouble(value);
  if (isList(value)) return value.map(stored);
  if (isContext(value)) return Object.fromEntries(valuesIn(value).map(([key, entry]) => [key, stored(entry)]));
  return value === null || typeof value !== 'object' ? plain(value) : temporalText(value);
}

/** Half of a pair of surrogates becomes a question mark, as in Java's UTF-8. */
function plain<T extends JsonValue>(value: T): T | string {
  return typeof value === 'string' ? value.replace(/\p{Cs}/gu, '?') : value;
}

function jsonOf(value: Value): string {
  if (isNumber(value)) return storedText(value);
  if (isList(value)) return `[${value.map(jsonOf).join(',')}]`;
  if (isContext(value)) {
    return `{${valuesIn(value)
      .map(([key, entry]) => `${JSON.stringify(key)}:${jsonOf(entry)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value === null || typeof value !== 'object' ? plain(value) : temporalText(value));
}

function temporalText(value: Exclude<Value, null | boolean | string | readonly Value[]>): string | null {
  if (value instanceof FeelDate) return value.toString();
  if (value instanceof FeelTime) return storedTimeText(value);
  if (value instanceof FeelDateTime) return storedDateTimeText(value);
  const isDuration = value instanceof DaysTimeDuration || value instanceof YearsMonthsDuration;
  return isDuration ? storedDurationText(value) : null;
}
