import { CycleFault } from './cycleFault.js';

/** What a field of a cron expression may hold. */
export interface FieldRange {
  readonly from: number;
  readonly to: number;
  /** Other words for its numbers, the first for `from`. */
  readonly names: readonly string[];
  /** A span may go round the end: `FRI-MON`. */
  readonly isRound?: true;
}

/** The numbers that a field names, in order: `*`, `5`, `1-5`, `1/10`, and lists of them. @throws CycleFault */
export function fieldOf(text: string, range: FieldRange): number[] {
  const values = partsOf(text).flatMap((part) => [...spanOf(part, range)]);
  return [...new Set(values)].sort((a, b) => a - b);
}

/** @throws CycleFault */
export function partsOf(text: string): string[] {
  if (text.endsWith(',')) throw new CycleFault(`Invalid field value! Trailing commas not permitted! '${text}'`);
  return text.split(',');
}

/** @throws CycleFault */
export function* spanOf(part: string, range: FieldRange): Generator<number> {
  const [span = '', stepText, ...more] = part.split('/');
  if (more.length > 0) throw unreadable(`Invalid expression: ${part}`);
  const step = stepText === undefined ? 1 : stepOf(stepText, range);
  const [first, last] = endsOf(span, range, stepText !== undefined);
  if (first <= last) {
    for (let value = first; value <= last; value += step) yield value;
    return;
  }
  if (!range.isRound) throw unreadable(`Invalid range! [${first},${last}]`);
  for (let value = first; value < range.to; value += step) yield value;
  for (let value = range.from; value <= last; value += step) yield value;
}

/** @throws CycleFault */
export function numberOf(text: string, { from, to, names }: FieldRange): number {
  const place = names.indexOf(text);
  if (place >= 0) return place + from;
  if (!/^\d+$/.test(text)) throw unreadable(`Invalid chars in expression! Expression: ${text}`);
  const value = Number(text);
  if (value < from || value > to) throw unreadable(`Value ${value} not in range [${from}, ${to}]`);
  return value;
}

export const unreadable = (reason: string): CycleFault => new CycleFault(`Failed to parse cron expression. ${reason}`);

function endsOf(span: string, range: FieldRange, stepped: boolean): [number, number] {
  if (span === '*') return [range.from, range.to];
  const ends = span.split('-');
  if (ends.length > 2) throw unreadable(`Missing values for range: ${span}`);
  const [first = Number.NaN, last = stepped ? range.to : first] = ends.map((end) => numberOf(end, range));
  return [first, last];
}

function stepOf(text: string, { to }: FieldRange): number {
  const step = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (step >= 1 && step <= to) return step;
  throw unreadable(`Period ${text} not in range [0, ${to}]`);
}
