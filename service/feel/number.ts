import { Decimal } from 'decimal.js';
import { Breakdown } from './failure.js';
import * as real from './real.js';

/**
 * A FEEL number: a safe integer as it is, everything else as an `Exact`.
 * A double that comes from outside counts as the decimal that its shortest text spells.
 */
export type FeelNumber = number | Exact;

/** Digits that the broker computes with (Java's DECIMAL128, half even). A longer literal raises it for what is computed from it. */
const DIGITS = 34;

/** What Java's BigDecimal allows as an exponent. */
const MOST_EXPONENT = 999_999_999;

/** More places than anyone prints: so many noughts are kept behind a number, not all that Java would have memory for. */
const MOST_PLACES = 100_000;

/** Wide enough to add and multiply without rounding; rounding to `precision` is a step of its own. */
const Wide = Decimal.clone({ precision: 20_000, rounding: Decimal.ROUND_HALF_EVEN, maxE: 9e15, minE: -9e15 });

/** A decimal that knows how many places it was written with, because `string(1.50)` is "1.50". */
export class Exact {
  constructor(
    readonly value: Decimal,
    readonly scale: number,
    readonly precision: number = DIGITS,
  ) {}
}

/** Reads digits with an optional fraction and exponent, as Java's BigDecimal does; undefined if `text` is no number. */
export function parseNumber(text: string): FeelNumber | undefined {
  const match = /^[+-]?(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d{1,9}))?$/.exec(text);
  if (!match) return undefined;
  const mantissa = match[1] ?? '';
  const point = mantissa.indexOf('.');
  const places = point < 0 ? 0 : mantissa.length - point - 1;
  const scale = places - Number(match[2] ?? 0);
  const value = new Wide(text.startsWith('+') ? text.slice(1) : text);
  return plain(new Exact(value, scale, Math.max(DIGITS, value.precision())));
}

export function toExact(n: FeelNumber): Exact {
  if (typeof n !== 'number') return n;
  if (Number.isSafeInteger(n)) return new Exact(new Wide(n), 0);
  if (Number.isInteger(n) && Math.abs(n) < 2 ** 63) return new Exact(new Wide(BigInt(n).toString()), 0);
  const parsed = parseNumber(doubleText(n));
  return parsed instanceof Exact ? parsed : new Exact(new Wide(n), 1);
}

export function toDouble(n: FeelNumber): number {
  return typeof n === 'number' ? n : n.value.toNumber();
}

/** A double as a FEEL number. Throws a Breakdown for NaN and the infinities, as Java does, which has no decimal for them. */
export function fromDouble(n: number): FeelNumber {
  if (Number.isFinite(n)) return plain(toExact(parseNumber(doubleText(n)) ?? 0));
  throw new Breakdown(
    `java.lang.NumberFormatException: Character ${Number.isNaN(n) ? 'N' : 'I'} is neither a decimal digit number, decimal point, nor "e" notation exponential mark.`,
  );
}

/** The low 32 bits of the whole part, as Java's intValue gives them. */
export function toInt(n: FeelNumber): number {
  if (typeof n === 'number' && Math.abs(n) < 2 ** 31) return Math.trunc(n);
  return Number(BigInt.asIntN(32, whole(n)));
}

/** The low 64 bits of the whole part: integers beyond them wrap, as in the broker. */
export function toLong(n: FeelNumber): bigint {
  return BigInt.asIntN(64, whole(n));
}

export function isWhole(n: FeelNumber): boolean {
  return typeof n === 'number' ? Number.isInteger(n) : n.value.isInteger();
}

export function isZero(n: FeelNumber): boolean {
  return typeof n === 'number' ? n === 0 : n.value.isZero();
}

export function compareNumbers(a: FeelNumber, b: FeelNumber): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  return toExact(a).value.comparedTo(toExact(b).value);
}

export function add(a: FeelNumber, b: FeelNumber): FeelNumber {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum) && Number.isSafeInteger(a) && Number.isSafeInteger(b)) return sum;
  }
  const x = toExact(a);
  const y = toExact(b);
  return rounded(x.value.plus(y.value), Math.max(x.scale, y.scale), x.precision);
}

export function subtract(a: FeelNumber, b: FeelNumber): FeelNumber {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference) && Number.isSafeInteger(a) && Number.isSafeInteger(b)) return difference;
  }
  const x = toExact(a);
  const y = toExact(b);
  return rounded(x.value.minus(y.value), Math.max(x.scale, y.scale), x.precision);
}

export function multiply(a: FeelNumber, b: FeelNumber): FeelNumber {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    // `+ 0` turns a negative zero, which decimals do not have, into zero.
    if (Number.isSafeInteger(product) && Number.isSafeInteger(a) && Number.isSafeInteger(b)) return product + 0;
  }
  const x = toExact(a);
  const y = toExact(b);
  return rounded(x.value.times(y.value), x.scale + y.scale, x.precision);
}

/** @param b is not zero */
export function divide(a: FeelNumber, b: FeelNumber): FeelNumber {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
    if (a % b === 0) return a / b + 0;
  }
  const x = toExact(a);
  return quotient(x, toExact(b), x.precision);
}

export function negate(n: FeelNumber): FeelNumber {
  return typeof n === 'number' ? 0 - n : new Exact(n.value.negated(), n.scale, n.precision);
}

export function absolute(n: FeelNumber): FeelNumber {
  return compareNumbers(n, 0) < 0 ? negate(n) : n;
}

/** The remainder with the sign of the dividend. @param b is not zero. Throws a Breakdown where too many digits lie between. */
export function remainder(a: FeelNumber, b: FeelNumber): FeelNumber {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
    return (a % b) + 0;
  }
  const x = toExact(a);
  const y = toExact(b);
  const scale = Math.max(x.scale, y.scale);
  if (x.value.e - y.value.e < x.precision - 1) return rounded(x.value.modulo(y.value), scale, x.precision);
  // As often as digits can say, and then there has to be less left than is divided by.
  const times = Decimal.clone({ precision: x.precision, rounding: Decimal.ROUND_DOWN, maxE: 9e15, minE: -9e15 });
  const rest = x.value.minus(new Wide(times.div(x.value, y.value).trunc()).times(y.value));
  if (rest.abs().lessThan(y.value.abs())) return rounded(rest, scale, x.precision);
  throw new Breakdown('java.lang.ArithmeticException: Division impossible');
}

/** A fraction as exponent is computed with doubles, as in the broker. Throws a Breakdown where there is no result. */
export function power(base: FeelNumber, exponent: FeelNumber): FeelNumber {
  if (!isWhole(exponent)) return fromDouble(real.power(toDouble(base), toDouble(exponent)));
  const n = toInt(exponent);
  if (n < 0 && isZero(base)) throw new Breakdown('java.lang.ArithmeticException: Division by zero');
  if (Math.abs(n) > MOST_EXPONENT) throw new Breakdown('java.lang.ArithmeticException: Invalid operation');
  if (typeof base === 'number' && Number.isSafeInteger(base) && n >= 0) {
    const result = base ** n;
    if (Number.isSafeInteger(result)) return result + 0;
  }
  return powerOf(toExact(base), n);
}

/** Rounds to `scale` places after the point (before it, where negative). */
export function rescale(n: FeelNumber, scale: number, mode: Decimal.Rounding): FeelNumber {
  const { value, precision } = toExact(n);
  // What is exact already is not written out to so many places.
  if (value.isZero()) return plain(new Exact(value, scale, precision));
  if (scale >= value.precision() - 1 - value.e) {
    return plain(new Exact(value, Math.min(scale, MOST_PLACES - value.e), precision));
  }
  const shifted = value.times(tenTo(scale)).toDecimalPlaces(0, mode);
  return plain(new Exact(shifted.times(tenTo(-scale)), scale, precision));
}

/** How Java prints a BigDecimal: as many places as it was written with, an exponent for the very small and the very large. */
export function numberText(n: FeelNumber): string {
  if (typeof n === 'number' && Number.isSafeInteger(n)) return String(n);
  const { value, scale } = toExact(n);
  const digits = value.abs().times(tenTo(scale)).toFixed(0);
  const exponent = digits.length - 1 - scale;
  const sign = value.isNegative() && !value.isZero() ? '-' : '';
  if (scale >= 0 && exponent >= -6) return sign + value.abs().toFixed(scale);
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
  return `${sign}${digits.charAt(0)}${fraction}E${exponent < 0 ? '' : '+'}${exponent}`;
}

/** How the broker stores a number in a variable: a 64-bit integer where it is whole, else a double in Java's text. */
export function storedText(n: FeelNumber): string {
  if (typeof n === 'number' && Number.isSafeInteger(n)) return String(n);
  return isWhole(n) ? toLong(n).toString() : doubleText(toDouble(n));
}

/** Java's text of a double: a point always, an exponent below 0.001 and from ten million on. */
function doubleText(n: number): string {
  const size = Math.abs(n);
  if (size === 0) return '0.0';
  if (size >= 1e-3 && size < 1e7) return Number.isInteger(n) ? `${n}.0` : String(n);
  const [digits = '', exponent = ''] = n.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

function tenTo(exponent: number): Decimal {
  return new Wide(`1e${exponent}`);
}

/** The whole part, as far as its low 64 bits go. */
function whole(n: FeelNumber): bigint {
  if (typeof n === 'number') return BigInt(Math.trunc(n));
  // A number that ends in 64 zeros can be divided by 2^64: no need to write them all down.
  return n.value.e - n.value.precision() >= 64 ? 0n : BigInt(n.value.trunc().toFixed(0));
}

function rounded(value: Decimal, scale: number, precision: number): FeelNumber {
  const digits = value.isZero() ? 1 : value.e + 1 + scale;
  if (digits <= precision) return plain(new Exact(value, scale, precision));
  const short = value.toSignificantDigits(precision, Decimal.ROUND_HALF_EVEN);
  return plain(new Exact(short, precision - 1 - short.e, precision));
}

/** Back to a plain integer where nothing is lost: neither digits nor places nor a raised precision. */
function plain(n: Exact): FeelNumber {
  if (n.scale !== 0 || n.precision !== DIGITS) return n;
  const integer = n.value.toNumber();
  return Number.isSafeInteger(integer) ? integer + 0 : n;
}

function quotient(a: Exact, b: Exact, precision: number): FeelNumber {
  const At = Decimal.clone({ precision, rounding: Decimal.ROUND_HALF_EVEN, maxE: 9e15, minE: -9e15 });
  const value = new Wide(At.div(a.value, b.value));
  const preferred = a.scale - b.scale;
  if (value.isZero()) return rounded(value, preferred, a.precision);
  if (!value.times(b.value).equals(a.value)) return rounded(value, precision - 1 - value.e, a.precision);
  const shortest = value.precision() - 1 - value.e;
  return rounded(value, Math.max(preferred, shortest), a.precision);
}

/** By squaring, with as many guard digits as the exponent has and one more, as Java does it. */
function powerOf(base: Exact, n: number): FeelNumber {
  const size = Math.abs(n);
  const precision = base.precision + String(size).length + 1;
  let result = new Wide(1);
  for (const bit of size.toString(2)) {
    result = result.times(result);
    if (bit === '1') result = result.times(base.value);
    result = result.toSignificantDigits(precision, Decimal.ROUND_HALF_EVEN);
  }
  const scale = base.scale * size;
  if (n >= 0) return rounded(result, scale, base.precision);
  return quotient(new Exact(new Wide(1), 0, base.precision), new Exact(result, scale), precision);
}
