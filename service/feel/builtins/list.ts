import { equal, same } from '../comparison.js';
import { Breakdown, NoValue } from '../failure.js';
import { toInt } from '../number.js';
import { FeelFunction, Refusal, type Surroundings, type Value, isList, isNumber } from '../value.js';
import { textOf } from '../text.js';
import { type FunctionTable, define, defineOverList } from './define.js';

export const listFunctions: FunctionTable = {
  'list contains': [
    define(['list', 'element'], ([list = null, element = null]) => {
      return isList(list) ? list.some((item) => same(item, element)) : undefined;
    }),
  ],
  count: [define(['list'], ([list = null]) => (isList(list) ? list.length : undefined))],
  sublist: [
    define(['list', 'start'], ([list = null, start = null]) => sublist(list, start)),
    define(['list', 'start', 'length'], ([list = null, start = null, length = null]) => {
      return isNumber(length) ? sublist(list, start, toInt(length)) : undefined;
    }),
  ],
  append: [
    new FeelFunction(
      ['list', 'items'],
      ([list = null, items = null]) => (isList(list) && isList(items) ? [...list, ...items] : undefined),
      true,
    ),
  ],
  concatenate: [defineOverList('lists', (lists) => flattenOnce(lists))],
  'insert before': [
    define(['list', 'position', 'newItem'], ([list = null, position = null, newItem = null]) => {
      if (!isList(list) || !isNumber(position)) return undefined;
      const index = Math.max(0, indexOf(list, toInt(position)));
      return [...list.slice(0, index), newItem, ...list.slice(index)];
    }),
  ],
  remove: [
    define(['list', 'position'], ([list = null, position = null]) => {
      if (!isList(list) || !isNumber(position)) return undefined;
      // The two ends are counted apart, so that position 0 gives the list twice: the broker does so too.
      const end = Math.max(0, indexOf(list, toInt(position)));
      const start = Math.max(0, indexOf(list, toInt(position) + 1));
      return [...list.slice(0, end), ...list.slice(start)];
    }),
  ],
  reverse: [define(['list'], ([list = null]) => (isList(list) ? [...list].reverse() : undefined))],
  'index of': [
    define(['list', 'match'], ([list = null, match = null]) => {
      return isList(list) ? list.flatMap((item, i) => (same(item, match) ? [i + 1] : [])) : undefined;
    }),
  ],
  union: [defineOverList('lists', (lists) => distinct(flattenOnce(lists)))],
  'distinct values': [define(['list'], ([list = null]) => (isList(list) ? distinct(list) : undefined))],
  'duplicate values': [
    define(['list'], ([list = null]) => {
      if (!isList(list)) return undefined;
      return distinct(list).filter((value) => list.filter((item) => equal(item, value) === true).length > 1);
    }),
  ],
  flatten: [define(['list'], ([list = null]) => (isList(list) ? flatten(list) : undefined))],
  sort: [
    define(['list', 'precedes'], ([list = null, precedes], surroundings) => {
      return isList(list) && precedes instanceof FeelFunction ? sorted(list, precedes, surroundings) : undefined;
    }),
  ],
  'string join': [
    define(['list'], ([list = null]) => join(list, [])),
    define(['list', 'delimiter'], ([list = null, delimiter = null]) => join(list, [delimiter])),
    define(['list', 'delimiter', 'prefix', 'suffix'], ([list = null, ...rest]) => join(list, rest)),
  ],
};

/** The index that a position stands for: from 1, or from the end where it is not positive. */
function indexOf(list: readonly Value[], position: number): number {
  return position > 0 ? position - 1 : list.length + position;
}

function sublist(list: Value, start: Value, length?: number): Value | undefined {
  if (!isList(list) || !isNumber(start)) return undefined;
  const from = indexOf(list, toInt(start));
  // `| 0`: Java adds within 32 bits, and beyond them the end comes round from the other side.
  return list.slice(Math.max(0, from), length === undefined ? undefined : Math.max(0, (from + length) | 0));
}

function flattenOnce(lists: readonly Value[]): readonly Value[] {
  return lists.flatMap((item) => (isList(item) ? item : [item]));
}

function flatten(list: readonly Value[]): readonly Value[] {
  return list.flatMap((item) => (isList(item) ? flatten(item) : [item]));
}

function distinct(list: readonly Value[]): readonly Value[] {
  const kept: Value[] = [];
  for (const item of list) if (!kept.some((value) => equal(item, value) === true)) kept.push(item);
  return kept;
}

/** Stable, by a function that says whether its first argument comes before its second. */
function sorted(list: readonly Value[], precedes: FeelFunction, surroundings: Surroundings): Value | Refusal {
  const count = precedes.parameters.length;
  if (count !== 2) return new Refusal(`expect boolean function with 2 arguments, but found '${count}'`);
  const before = (a: Value, b: Value): boolean => {
    const answer = precedes.invoke([a, b], surroundings);
    if (typeof answer === 'boolean') return answer;
    const found = answer === undefined || answer instanceof Refusal ? 'null' : textOf(answer);
    throw new NoValue(`expected boolean but found '${found}'`);
  };
  try {
    return [...list].sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0));
  } catch (error) {
    if (!(error instanceof NoValue || error instanceof Breakdown)) throw error;
    const reason = error.message.replace(/^java\.\S+: /, '');
    return new Refusal(`fail to sort list by given precedes function: ${reason}`);
  }
}

/** Nulls are left out; delimiter, prefix and suffix are empty where they are null. */
function join(list: Value, affixes: readonly Value[]): Value | Refusal | undefined {
  if (!isList(list) || !affixes.every((affix) => affix === null || typeof affix === 'string')) return undefined;
  const [delimiter, prefix, suffix] = affixes;
  if ((prefix === null) !== (suffix === null)) return undefined;
  const strings = list.filter((item) => item !== null);
  if (!strings.every((item) => typeof item === 'string')) {
    return new Refusal(`expected a list of strings but found 'List(${list.map(textOf).join(', ')})'`);
  }
  return `${prefix ?? ''}${strings.join(delimiter ?? '')}${suffix ?? ''}`;
}
