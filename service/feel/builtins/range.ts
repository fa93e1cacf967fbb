import { order } from '../comparison.js';
import { Breakdown } from '../failure.js';
import { textOf } from '../text.js';
import { type FeelFunction, FeelRange, type Value } from '../value.js';
import { type FunctionTable, define } from './define.js';

/** Allen's relations between points and ranges (DMN 1.3, 10.3.4.9); what has no order is refused. */
export const rangeFunctions: FunctionTable = {
  before: relation({ points: precedes, pointRange: precedesRange, rangePoint: endsBefore, ranges: endsBeforeRange }),
  after: relation({
    points: (a, b) => precedes(b, a),
    pointRange: (point, range) => endsBefore(range, point),
    rangePoint: (range, point) => precedesRange(point, range),
    ranges: (a, b) => endsBeforeRange(b, a),
  }),
  meets: relation({ ranges: meets }),
  'met by': relation({ ranges: (a, b) => meets(b, a) }),
  overlaps: relation({ ranges: (a, b) => !endsBeforeRange(a, b) && !endsBeforeRange(b, a) }),
  'overlaps before': relation({ ranges: overlapsBefore }),
  'overlaps after': relation({ ranges: overlapsAfter }),
  finishes: relation({ pointRange: isEnd, ranges: finishes }),
  'finished by': relation({ rangePoint: (range, point) => isEnd(point, range), ranges: (a, b) => finishes(b, a) }),
  includes: relation({ rangePoint: (range, point) => isIn(point, range), ranges: (a, b) => during(b, a) }),
  during: relation({ pointRange: isIn, ranges: during }),
  starts: relation({ pointRange: isStart, ranges: starts }),
  'started by': relation({ rangePoint: (range, point) => isStart(point, range), ranges: (a, b) => starts(b, a) }),
  coincides: relation({
    points: (a, b) => compare(a, b) === 0,
    pointRange: () => false,
    rangePoint: () => false,
    ranges: (a, b) => sameStart(a, b) && sameEnd(a, b),
  }),
};

interface Relation {
  readonly points?: (a: Value, b: Value) => boolean;
  readonly pointRange?: (point: Value, range: FeelRange) => boolean;
  readonly rangePoint?: (range: FeelRange, point: Value) => boolean;
  readonly ranges: (a: FeelRange, b: FeelRange) => boolean;
}

/** Each form takes whatever kinds of arguments the relation is about; only the names of its parameters differ. */
function relation(relation: Relation): readonly FeelFunction[] {
  const forms: string[][] = [];
  if (relation.points) forms.push(['point1', 'point2']);
  if (relation.pointRange) forms.push(['point', 'range']);
  if (relation.rangePoint) forms.push(['range', 'point']);
  forms.push(['range1', 'range2']);
  return forms.map((parameters) => define(parameters, ([a = null, b = null]) => holds(relation, a, b)));
}

function holds(relation: Relation, a: Value, b: Value): boolean | undefined {
  if (!fit(a, b)) return undefined;
  const result = resultOf(relation, a, b);
  if (result !== undefined) return result;
  // Of the right kind, but a point where a range is asked for: the broker has no case for that.
  throw new Breakdown(`scala.MatchError: (${textOf(a)},${textOf(b)}) (of class scala.Tuple2)`);
}

function resultOf(relation: Relation, a: Value, b: Value): boolean | undefined {
  if (a instanceof FeelRange) {
    return b instanceof FeelRange ? relation.ranges(a, b) : relation.rangePoint?.(a, b);
  }
  return b instanceof FeelRange ? relation.pointRange?.(a, b) : relation.points?.(a, b);
}

/** Texts have an order, but the broker knows no ranges of them. */
function fit(a: Value, b: Value): boolean {
  const [x, y] = [a, b].map((value) => (value instanceof FeelRange ? value.start : value));
  if (x === undefined || y === undefined || typeof x === 'string' || Array.isArray(x)) return false;
  return order(x, y) !== undefined;
}

function compare(a: Value, b: Value): number {
  return order(a, b) ?? Number.NaN;
}

function precedes(a: Value, b: Value): boolean {
  return compare(a, b) < 0;
}

function precedesRange(point: Value, { start, startIncluded }: FeelRange): boolean {
  return precedes(point, start) || (!startIncluded && compare(point, start) === 0);
}

function endsBefore({ end, endIncluded }: FeelRange, point: Value): boolean {
  return precedes(end, point) || (!endIncluded && compare(end, point) === 0);
}

function endsBeforeRange(a: FeelRange, b: FeelRange): boolean {
  const both = a.endIncluded && b.startIncluded;
  return precedes(a.end, b.start) || (!both && compare(a.end, b.start) === 0);
}

function meets(a: FeelRange, b: FeelRange): boolean {
  return a.endIncluded && b.startIncluded && compare(a.end, b.start) === 0;
}

function isIn(point: Value, range: FeelRange): boolean {
  return !precedesRange(point, range) && !endsBefore(range, point);
}

function isStart(point: Value, { start, startIncluded }: FeelRange): boolean {
  return startIncluded && compare(point, start) === 0;
}

function isEnd(point: Value, { end, endIncluded }: FeelRange): boolean {
  return endIncluded && compare(point, end) === 0;
}

function sameStart(a: FeelRange, b: FeelRange): boolean {
  return compare(a.start, b.start) === 0 && a.startIncluded === b.startIncluded;
}

function sameEnd(a: FeelRange, b: FeelRange): boolean {
  return compare(a.end, b.end) === 0 && a.endIncluded === b.endIncluded;
}

/** `a` starts no earlier than `b`. */
function startsWithin(a: FeelRange, b: FeelRange): boolean {
  return precedes(b.start, a.start) || (compare(b.start, a.start) === 0 && (b.startIncluded || !a.startIncluded));
}

/** `a` ends no later than `b`. */
function endsWithin(a: FeelRange, b: FeelRange): boolean {
  return precedes(a.end, b.end) || (compare(a.end, b.end) === 0 && (b.endIncluded || !a.endIncluded));
}

function during(a: FeelRange, b: FeelRange): boolean {
  return startsWithin(a, b) && endsWithin(a, b);
}

function starts(a: FeelRange, b: FeelRange): boolean {
  return sameStart(a, b) && endsWithin(a, b);
}

function finishes(a: FeelRange, b: FeelRange): boolean {
  return sameEnd(a, b) && startsWithin(a, b);
}

function overlapsBefore(a: FeelRange, b: FeelRange): boolean {
  return !startsWithin(a, b) && !endsBeforeRange(a, b) && endsWithin(a, b);
}

function overlapsAfter(a: FeelRange, b: FeelRange): boolean {
  return !endsWithin(a, b) && !endsBeforeRange(b, a) && startsWithin(a, b);
}
