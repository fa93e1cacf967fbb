import { haveOrder, order } from '../comparison.js';
import { Breakdown } from '../failure.js';
import * as number from '../number.js';
import type { FeelNumber } from '../number.js';
import { textOf } from '../text.js';
import { Refusal, type Value, isNumber } from '../value.js';
import { type FunctionTable, defineOverList } from './define.js';

const and = [defineOverList('list', (list) => decided(list, false))];
const or = [defineOverList('list', (list) => decided(list, true))];

/** What a whole list amounts to. */
export const statisticsFunctions: FunctionTable = {
  min: [defineOverList('list', (list) => extreme(list, -1))],
  max: [defineOverList('list', (list) => extreme(list, 1))],
  sum: [overNumbers((numbers) => sum(numbers))],
  product: [overNumbers((numbers) => numbers.reduce(number.multiply, 1))],
  mean: [overNumbers((numbers) => number.divide(sum(numbers), numbers.length))],
  median: [overNumbers(median)],
  stddev: [overNumbers(standardDeviation)],
  mode: [defineOverList('list', (list) => (list.length === 0 ? [] : withNumbers(list, mode)))],
  and,
  all: and,
  or,
  any: or,
};

type OfNumbers = (numbers: readonly FeelNumber[]) => Value;

function overNumbers(of: OfNumbers): ReturnType<typeof defineOverList> {
  return defineOverList('list', (list) => (list.length === 0 ? null : withNumbers(list, of)));
}

function withNumbers(list: readonly Value[], of: OfNumbers): Value | Refusal {
  const other = list.find((item) => !isNumber(item));
  return other === undefined ? of(list.filter(isNumber)) : new Refusal(`expected number but found '${textOf(other)}'`);
}

/** Unlike the operators these stop at the first value that is neither. */
function decided(list: readonly Value[], decisive: boolean): Value {
  return list.reduce<boolean | null>((result, item) => {
    if (result === decisive || item === decisive) return decisive;
    return result !== null && typeof item === 'boolean' ? item : null;
  }, !decisive);
}

function extreme(list: readonly Value[], sign: 1 | -1): Value | Refusal {
  const [first, ...rest] = list;
  if (first === undefined) return null;
  if (!haveOrder(list)) return new Refusal(`${textOf(list)} is not comparable`);
  return rest.reduce((best, item) => ((order(item, best) ?? 0) * sign > 0 ? item : best), first);
}

function sum(numbers: readonly FeelNumber[]): FeelNumber {
  return numbers.reduce(number.add, 0);
}

function ascending(numbers: readonly FeelNumber[]): readonly FeelNumber[] {
  return [...numbers].sort(number.compareNumbers);
}

function median(numbers: readonly FeelNumber[]): Value {
  const sorted = ascending(numbers);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : number.divide(number.add(low, high), 2);
}

/** Of a sample. */
function standardDeviation(numbers: readonly FeelNumber[]): Value {
  if (numbers.length === 1) throw new Breakdown('java.lang.ArithmeticException: Division undefined');
  const mean = number.divide(sum(numbers), numbers.length);
  const squares = numbers.map((n) => number.power(number.subtract(n, mean), 2));
  const variance = number.divide(sum(squares), numbers.length - 1);
  return number.fromDouble(Math.sqrt(number.toDouble(variance)));
}

/** The most frequent numbers, in ascending order. */
function mode(numbers: readonly FeelNumber[]): Value {
  const sorted = ascending(numbers);
  const groups: FeelNumber[][] = [];
  for (const n of sorted) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && number.compareNumbers(group[0], n) === 0) group.push(n);
    else groups.push([n]);
  }
  const most = Math.max(...groups.map(({ length }) => length));
  return groups.filter(({ length }) => length === most).map(([n = 0]) => n);
}
