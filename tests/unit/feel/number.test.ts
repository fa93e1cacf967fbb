import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  Exact,
  type FeelNumber,
  add,
  compareNumbers,
  divide,
  multiply,
  numberText,
  parseNumber,
  power,
  remainder,
  storedText,
  subtract,
  toExact,
} from '../../../service/feel/number.js';

const numberOf = (text: string): FeelNumber => {
  const number = parseNumber(text);
  if (number === undefined) throw new Error(`${text} is no number`);
  return number;
};

describe('a number', () => {
  it.each([
    ['1.50', '1.50'],
    ['0.000001', '0.000001'],
    ['0.0000001', '1E-7'],
    ['12345678901234567890', '12345678901234567890'],
    ['1e3', '1E+3'],
    ['-0.0', '0.0'],
  ])('%s is printed as Java prints it: %s', (text, expected) => {
    expect(numberText(numberOf(text))).toBe(expected);
  });

  it('is computed with 34 digits, half even', () => {
    expect(numberText(divide(1, 3))).toBe('0.3333333333333333333333333333333333');
    expect(numberText(divide(2, 3))).toBe('0.6666666666666666666666666666666667');
    expect(compareNumbers(add(numberOf('0.1'), numberOf('0.2')), numberOf('0.3'))).toBe(0);
    expect(numberText(power(numberOf('1.1'), 2))).toBe('1.21');
  });

  it('keeps the digits of a literal that has more than 34', () => {
    expect(numberText(add(numberOf('12345678901234567890123456789012345678'), 1))).toBe(
      '12345678901234567890123456789012345679',
    );
  });

  it('is stored as a 64-bit integer where it is whole, and wraps beyond', () => {
    expect(storedText(numberOf('3.0'))).toBe('3');
    expect(storedText(numberOf('9223372036854775808'))).toBe('-9223372036854775808');
    expect(storedText(multiply(divide(1, 3), 3))).toBe('1.0');
    expect(storedText(numberOf('123456789.123456789'))).toBe('1.2345678912345679E8');
  });

  const integer = fc.oneof(fc.integer(), fc.maxSafeInteger());
  const exactly = (n: number): Exact => {
    const { value, scale } = toExact(n);
    return new Exact(value, scale, 34);
  };

  it.each([
    ['sum', add],
    ['difference', subtract],
    ['product', multiply],
  ] as const)('has the same %s as a plain integer and as a decimal', (_, operation) => {
    fc.assert(
      fc.property(integer, integer, (a, b) => {
        expect(numberText(operation(a, b))).toBe(numberText(operation(exactly(a), exactly(b))));
      }),
    );
  });

  it.each([
    ['quotient', divide],
    ['remainder', remainder],
  ] as const)('has the same %s as a plain integer and as a decimal', (_, operation) => {
    fc.assert(
      fc.property(integer, integer, (a, b) => {
        fc.pre(b !== 0);
        expect(numberText(operation(a, b))).toBe(numberText(operation(exactly(a), exactly(b))));
      }),
    );
  });
});
