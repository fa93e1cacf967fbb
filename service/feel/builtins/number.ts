import { Decimal } from 'decimal.js';
import { DaysTimeDuration, YearsMonthsDuration } from '../duration.js';
import { Breakdown } from '../failure.js';
import * as number from '../number.js';
import * as real from '../real.js';
import type { FeelNumber } from '../number.js';
import { type FeelFunction, Refusal, type Value, isNumber } from '../value.js';
import { type FunctionTable, define } from './define.js';

export const numberFunctions: FunctionTable = {
  decimal: [
    rounding(['n', 'scale'], 'HALF_EVEN'),
    define(['n', 'scale', 'mode'], ([n = null, scale = null, mode]) => {
      return isNumber(n) && isNumber(scale) && typeof mode === 'string' ? roundedBy(n, scale, mode) : undefined;
    }),
  ],
  // `scala` is no slip of ours: these two have that name for the parameter in the broker.
  floor: [toWhole(Decimal.ROUND_FLOOR), rounding(['n', 'scala'], 'FLOOR')],
  ceiling: [toWhole(Decimal.ROUND_CEIL), rounding(['n', 'scale'], 'CEILING')],
  'round up': [rounding(['n', 'scale'], 'UP')],
  'round down': [rounding(['n', 'scale'], 'DOWN')],
  'round half up': [rounding(['n', 'scale'], 'HALF_UP')],
  'round half down': [rounding(['n', 'scala'], 'HALF_DOWN')],
  abs: [define(['number'], ([n = null]) => absolute(n)), define(['n'], ([n = null]) => absolute(n))],
  modulo: [
    define(['dividend', 'divisor'], ([dividend = null, divisor = null]) => {
      return isNumber(dividend) && isNumber(divisor) ? modulo(dividend, divisor) : undefined;
    }),
  ],
  sqrt: [
    overNumber((n) => (number.compareNumbers(n, 0) < 0 ? null : number.fromDouble(Math.sqrt(number.toDouble(n))))),
  ],
  log: [overNumber((n) => number.fromDouble(real.logarithm(number.toDouble(n))))],
  exp: [overNumber((n) => number.fromDouble(real.exponential(number.toDouble(n))))],
  odd: [overNumber((n) => number.compareNumbers(number.absolute(number.remainder(n, 2)), 1) === 0)],
  even: [overNumber((n) => number.isZero(number.remainder(n, 2)))],
  'random number': [define([], (_, surroundings) => number.fromDouble(surroundings.random()))],
};

function overNumber(of: (n: FeelNumber) => Value): FeelFunction {
  return define(['number'], ([n = null]) => (isNumber(n) ? of(n) : undefined));
}

function rounding(parameters: readonly string[], mode: string): FeelFunction {
  return define(parameters, ([n = null, scale = null]) => {
    return isNumber(n) && isNumber(scale) ? roundedBy(n, scale, mode) : undefined;
  });
}

/** The greatest power of ten that Java's BigInteger holds. */
const MOST_POWER = 646_456_993;

/** Java's names of the ways to round. */
const modes: Readonly<Record<string, Decimal.Rounding | undefined>> = {
  UP: Decimal.ROUND_UP,
  DOWN: Decimal.ROUND_DOWN,
  CEILING: Decimal.ROUND_CEIL,
  FLOOR: Decimal.ROUND_FLOOR,
  HALF_UP: Decimal.ROUND_HALF_UP,
  HALF_DOWN: Decimal.ROUND_HALF_DOWN,
  HALF_EVEN: Decimal.ROUND_HALF_EVEN,
  UNNECESSARY: undefined,
};

function roundedBy(n: FeelNumber, scale: FeelNumber, name: string): Value | Refusal {
  const key = name.toUpperCase();
  if (!Object.hasOwn(modes, key)) {
    const names = Object.keys(modes).join(', ');
    return new Refusal(`Illegal argument '${name}' for rounding mode. Must be one of: ${names}`);
  }
  const places = number.toInt(scale);
  if (Math.abs(places) > MOST_POWER && !number.isZero(n)) {
    return new Refusal(`Failed to apply rounding mode '${key}': BigInteger would overflow supported range`);
  }
  const rounded = number.rescale(n, places, modes[key] ?? Decimal.ROUND_DOWN);
  if (modes[key] !== undefined || number.compareNumbers(rounded, n) === 0) return rounded;
  return new Refusal(`Failed to apply rounding mode '${key}': Rounding necessary`);
}

function toWhole(mode: Decimal.Rounding): FeelFunction {
  return define(['n'], ([n = null]) => (isNumber(n) ? number.rescale(n, 0, mode) : undefined));
}

function absolute(value: Value): Value | undefined {
  if (isNumber(value)) return number.absolute(value);
  if (value instanceof YearsMonthsDuration) return new YearsMonthsDuration(Math.abs(value.totalMonths));
  if (!(value instanceof DaysTimeDuration)) return undefined;
  return value.nanos < 0n ? new DaysTimeDuration(-value.nanos) : value;
}

/** With the sign of the divisor. */
function modulo(dividend: FeelNumber, divisor: FeelNumber): FeelNumber {
  if (number.isZero(divisor)) {
    const what = number.isZero(dividend) ? 'undefined' : 'by zero';
    throw new Breakdown(`java.lang.ArithmeticException: Division ${what}`);
  }
  return number.remainder(number.add(number.remainder(dividend, divisor), divisor), divisor);
}
