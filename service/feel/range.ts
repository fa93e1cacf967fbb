import { haveOrder } from './comparison.js';
import { NoValue } from './failure.js';
import type { Evaluate } from './frame.js';
import type { Node } from './syntax.js';
import { FeelRange, isList, typeOf } from './value.js';

/** The ends of an interval: `[1..5)`, `]1..5[`. */
export interface Interval {
  readonly start: Evaluate;
  readonly end: Evaluate;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;
}

/** Undefined if the node is no interval. */
export function compileInterval(node: Node, compile: (node: Node) => Evaluate): Interval | undefined {
  const interval = node.name === 'SimplePositiveUnaryTest' ? node.children[0] : node;
  const [open, start, , end, close] = interval?.children ?? [];
  if (interval?.name !== 'Interval' || !open || !start || !end || !close) return undefined;
  return {
    start: compile(start),
    end: compile(end),
    startIncluded: open.text === '[',
    endIncluded: close.text === ']',
  };
}

/** An interval as the argument of a function, the only place where it is a value; undefined if the node is none. */
export function compileRange(node: Node, compile: (node: Node) => Evaluate): Evaluate | undefined {
  const interval = compileInterval(node, compile);
  if (!interval) return undefined;
  const { startIncluded, endIncluded } = interval;
  return (frame) => {
    const start = interval.start(frame);
    const end = interval.end(frame);
    if (haveOrder([start, end]) && typeOf(start) !== 'string' && !isList(start)) {
      return new FeelRange(start, end, startIncluded, endIncluded);
    }
    const message = `Invalid range definition '${node.text}'`;
    frame.run.warn('INVALID_TYPE', message);
    throw new NoValue(message);
  };
}
