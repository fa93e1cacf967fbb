import { Breakdown } from '../failure.js';
import { toInt } from '../number.js';
import { type FeelFunction, Refusal, type Value, isNumber } from '../value.js';
import { javaPattern, javaReplacement } from '../pattern.js';
import { type FunctionTable, define } from './define.js';

export const stringFunctions: FunctionTable = {
  'string length': [overStrings(['string'], ([s = '']) => s.length)],
  'upper case': [overStrings(['string'], ([s = '']) => s.toUpperCase())],
  'lower case': [overStrings(['string'], ([s = '']) => s.toLowerCase())],
  substring: [
    define(['string', 'start position'], ([s, start = null]) => {
      return typeof s === 'string' && isNumber(start) ? substring(s, toInt(start)) : undefined;
    }),
    define(['string', 'start position', 'length'], ([s, start = null, length = null]) => {
      if (typeof s !== 'string' || !isNumber(start) || !isNumber(length)) return undefined;
      return substring(s, toInt(start), toInt(length));
    }),
  ],
  'substring before': [
    overStrings(['string', 'match'], ([s = '', match = '']) => s.slice(0, Math.max(0, s.indexOf(match)))),
  ],
  'substring after': [
    overStrings(['string', 'match'], ([s = '', match = '']) =>
      s.includes(match) ? s.slice(s.indexOf(match) + match.length) : '',
    ),
  ],
  contains: [overStrings(['string', 'match'], ([s = '', match = '']) => s.includes(match))],
  'starts with': [overStrings(['string', 'match'], ([s = '', match = '']) => s.startsWith(match))],
  'ends with': [overStrings(['string', 'match'], ([s = '', match = '']) => s.endsWith(match))],
  matches: [
    overStrings(['input', 'pattern'], ([input = '', pattern = '']) => matches(input, pattern, '')),
    overStrings(['input', 'pattern', 'flags'], ([input = '', pattern = '', flags = '']) =>
      matches(input, pattern, flags),
    ),
  ],
  replace: [
    overStrings(['input', 'pattern', 'replacement'], ([input = '', pattern = '', by = '']) =>
      replace(input, pattern, { by, flags: '' }),
    ),
    overStrings(['input', 'pattern', 'replacement', 'flags'], ([input = '', pattern = '', by = '', flags = '']) =>
      replace(input, pattern, { by, flags }),
    ),
  ],
  split: [
    overStrings(['string', 'delimiter'], ([s = '', delimiter = '']) => {
      const pattern = javaPattern(delimiter, '');
      return pattern ? split(s, pattern) : new Refusal(`Invalid pattern for delimiter '${delimiter}'`);
    }),
  ],
  extract: [
    overStrings(['input', 'pattern'], ([input = '', text = '']) => {
      const pattern = javaPattern(text, '');
      return pattern ? [...input.matchAll(pattern)].map(([match]) => match) : invalid(text);
    }),
  ],
};

function overStrings(parameters: readonly string[], of: (strings: readonly string[]) => Value | Refusal): FeelFunction {
  return define(parameters, (args) => {
    const strings = args.filter((arg) => typeof arg === 'string');
    return strings.length === args.length ? of(strings) : undefined;
  });
}

function invalid(pattern: string): Refusal {
  return new Refusal(`Invalid pattern '${pattern}'`);
}

/** From 1, or from the end where negative. Outside of the string Java breaks down, and so does the broker. */
function substring(s: string, start: number, length?: number): string {
  const from = start > 0 ? start - 1 : s.length + start;
  const to = length === undefined || length > s.length - from ? s.length : from + length;
  if (from >= 0 && from <= to) return s.slice(from, to);
  throw new Breakdown(
    `java.lang.StringIndexOutOfBoundsException: Range [${from}, ${to}) out of bounds for length ${s.length}`,
  );
}

function matches(input: string, text: string, flags: string): Value | Refusal {
  const pattern = javaPattern(text, flags);
  return pattern ? input.search(pattern) >= 0 : invalid(text);
}

function replace(input: string, text: string, { by, flags }: { by: string; flags: string }): Value | Refusal {
  const pattern = javaPattern(text, flags);
  const replacement = pattern && javaReplacement(by);
  if (!pattern || !replacement) return invalid(text);
  const pieces: string[] = [];
  let end = 0;
  for (const match of input.matchAll(pattern)) {
    const piece = replacement(match);
    if (piece === undefined) return invalid(text);
    pieces.push(input.slice(end, match.index), piece);
    end = match.index + match[0].length;
  }
  return pieces.join('') + input.slice(end);
}

/** Java gives no piece before an empty match at the start, but one after the last match. */
function split(s: string, pattern: RegExp): readonly string[] {
  const pieces: string[] = [];
  let end = 0;
  for (const match of s.matchAll(pattern)) {
    if (match.index === 0 && match[0] === '') continue;
    pieces.push(s.slice(end, match.index));
    end = match.index + match[0].length;
  }
  return [...pieces, s.slice(end)];
}
