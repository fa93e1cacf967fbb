import { type FeelContext, type Value, contextOf, entriesIn, entryOf, isContext, isList } from '../value.js';
import { type FunctionTable, define, defineOverList } from './define.js';

const put = [
  define(['context', 'key', 'value'], ([context = null, key = null, value = null]) => putAt(context, key, value)),
  define(['context', 'keys', 'value'], ([context = null, keys = null, value = null]) => putAt(context, keys, value)),
];
const merge = [defineOverList('contexts', (list) => (list.every(isContext) ? merged(list) : null))];

export const contextFunctions: FunctionTable = {
  'get value': [
    define(['m', 'key'], ([context = null, key = null]) => getAt(context, key)),
    define(['context', 'key'], ([context = null, key = null]) => getAt(context, key)),
    define(['context', 'keys'], ([context = null, keys = null]) => getAt(context, keys)),
  ],
  'get entries': [
    define(['m'], ([context = null]) => entriesOf(context)),
    define(['context'], ([context = null]) => entriesOf(context)),
  ],
  'context put': put,
  put,
  'context merge': merge,
  'put all': merge,
  context: [define(['entries'], ([entries = null]) => fromEntries(entries))],
};

function entriesOf(context: Value): Value | undefined {
  if (!isContext(context)) return undefined;
  return entriesIn(context).map(([key, value]) =>
    contextOf([
      ['key', key],
      ['value', value],
    ]),
  );
}

/** By one key, or along a path of keys. */
function getAt(context: Value, keys: Value): Value | undefined {
  if (!isContext(context)) return undefined;
  if (typeof keys === 'string') return entryOf(context, keys) ?? null;
  if (!isList(keys)) return undefined;
  if (keys.length === 0) return null;
  return keys.reduce<Value>((value, key) => {
    return isContext(value) && typeof key === 'string' ? (entryOf(value, key) ?? null) : null;
  }, context);
}

function putAt(context: Value, keys: Value, value: Value): Value | undefined {
  if (!isContext(context)) return undefined;
  if (typeof keys === 'string') return withEntry(context, keys, value);
  if (!isList(keys) || !keys.every((key) => typeof key === 'string')) return undefined;
  const [first, ...rest] = keys;
  if (first === undefined) return null;
  if (rest.length === 0) return withEntry(context, first, value);
  const inner = entryOf(context, first) ?? null;
  const changed = putAt(isContext(inner) ? inner : contextOf([]), rest, value);
  return changed === undefined ? undefined : withEntry(context, first, changed);
}

function withEntry(context: FeelContext, key: string, value: Value): FeelContext {
  return contextOf([...Object.entries(context), [key, value]]);
}

function merged(contexts: readonly Value[]): FeelContext {
  return contextOf(contexts.flatMap((context) => (isContext(context) ? Object.entries(context) : [])));
}

/** From a list of contexts with `key` and `value`; null for anything else. */
function fromEntries(entries: Value): Value {
  if (!isList(entries)) return null;
  const pairs: [string, Value][] = [];
  for (const entry of entries) {
    const key = isContext(entry) ? entryOf(entry, 'key') : undefined;
    const value = isContext(entry) ? entryOf(entry, 'value') : undefined;
    if (typeof key !== 'string' || value === undefined) return null;
    pairs.push([key, value]);
  }
  return contextOf(pairs);
}
