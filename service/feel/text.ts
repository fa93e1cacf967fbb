import {
  type FeelContext,
  FeelFunction,
  FeelRange,
  type Value,
  entriesIn,
  isContext,
  isList,
  isNumber,
} from './value.js';
import { numberText } from './number.js';

/** A value as messages quote it and as `string()` prints it inside lists and contexts. */
export function textOf(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'boolean') return String(value);
  if (isNumber(value)) return numberText(value);
  if (isList(value)) return `[${value.map(textOf).join(', ')}]`;
  if (value instanceof FeelFunction) return `function(${value.parameters.join(', ')})`;
  if (value instanceof FeelRange) return rangeText(value);
  if (isContext(value)) return contextText(value);
  return value.toString();
}

function contextText(context: FeelContext): string {
  return `{${entriesIn(context)
    .map(([key, value]) => `${key}:${textOf(value)}`)
    .join(', ')}}`;
}

function rangeText({ start, end, startIncluded, endIncluded }: FeelRange): string {
  return `${startIncluded ? '[' : '('}${textOf(start)}..${textOf(end)}${endIncluded ? ']' : ')'}`;
}
