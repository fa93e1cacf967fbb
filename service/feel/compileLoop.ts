import { Breakdown } from './failure.js';
import { type Compiler, type Evaluate, type Frame, NamedFrame } from './frame.js';
import { nameOf } from './name.js';
import { orNull } from './noValue.js';
import { add, compareNumbers } from './number.js';
import { connect } from './compileOperator.js';
import type { Node } from './syntax.js';
import { textOf } from './text.js';
import { type Value, isList, isNumber } from './value.js';

/** `for`, `some` and `every`. */
export const compileLoop: Compiler = (node, compile) => {
  if (node.name !== 'ForExpression' && node.name !== 'QuantifiedExpression') return undefined;
  const [keyword, iteratorsNode] = node.children;
  const iterators = (iteratorsNode?.children ?? [])
    .filter(({ name }) => name === 'InExpression')
    .map((iterator) => ({
      name: nameOf(iterator.children[0]?.text ?? ''),
      items: compileItems(iterator.children.at(-1), compile),
    }));
  const body = node.children.at(-1);
  const evaluate = body ? compile(body) : () => null;
  if (keyword?.name === 'for') return orNull(node, forEach(iterators, evaluate, useOfPartial(body)));
  return orNull(node, quantified(iterators, evaluate, keyword?.name === 'some'));
};

/** A loop holds everyone else up, here about 0.3 s; the broker has no such limit and runs out of memory instead. */
const MOST_ROUNDS = 250_000;
/** Where `partial` is copied in each round its cost grows with the square. */
const MOST_COPIES = 10_000;

function tooMany(most: number): Breakdown {
  return new Breakdown(`a loop of more than ${most} rounds`);
}

interface Iterator {
  readonly name: string;
  readonly items: (frame: Frame) => readonly Value[] | null;
}

/** How a loop's body uses `partial`: `kept` may be all of it, as part of a result, which must not grow afterwards. */
type UseOfPartial = 'none' | 'asked' | 'kept';

/** Asked for one item or for its length, as a running total does, it need not be copied. */
function useOfPartial(node: Node | undefined): UseOfPartial {
  if (!node || !/\bpartial\b/.test(node.text)) return 'none';
  if (node.text === 'partial') return 'kept';
  if (node.text === 'count(partial)') return 'asked';
  const [first, ...others] = node.children;
  const asks = node.name === 'FilterExpression' && first?.text === 'partial';
  const uses = (asks ? others : node.children).map(useOfPartial);
  if (uses.includes('kept') || (!asks && node.children.length === 0)) return 'kept';
  return 'asked';
}

/** `partial` is the list of the results so far. */
function forEach(iterators: readonly Iterator[], body: Evaluate, partial: UseOfPartial): Evaluate {
  return (frame) => {
    const rounds = combinations(iterators, frame);
    if (!rounds) return null;
    const results: Value[] = [];
    for (const round of rounds) {
      if (partial === 'kept' && results.length === MOST_COPIES) throw tooMany(MOST_COPIES);
      const seen = partial === 'kept' ? [...results] : results;
      results.push(body(partial === 'none' ? round : new NamedFrame(round, 'partial', seen)));
    }
    return results;
  };
}

function quantified(iterators: readonly Iterator[], condition: Evaluate, decisive: boolean): Evaluate {
  return (frame) => {
    const rounds = combinations(iterators, frame);
    if (!rounds) return null;
    return connect(
      rounds.map((round) => () => condition(round)),
      decisive,
    )(frame);
  };
}

/** One frame for each combination, the last iterator fastest. Null if one of them has no list. */
function combinations(iterators: readonly Iterator[], frame: Frame): readonly Frame[] | null {
  // All lists first: a later iterator does not see the names of earlier ones.
  const lists = iterators.map(({ items }) => items(frame));
  const named = new Set<string>();
  let frames: readonly Frame[] = [frame];
  for (const [i, { name }] of iterators.entries()) {
    const items = lists[i];
    if (!items) return null;
    if (frames.length * items.length > MOST_ROUNDS) throw tooMany(MOST_ROUNDS);
    // Of two iterators with one name the first gives the values, the second only repeats the rounds.
    const isHidden = named.has(name);
    frames = frames.flatMap((outer) => items.map((item) => (isHidden ? outer : new NamedFrame(outer, name, item))));
    named.add(name);
  }
  return frames;
}

function compileItems(node: Node | undefined, compile: (node: Node) => Evaluate): Iterator['items'] {
  const [first, , last] = node?.children ?? [];
  if (!first) return () => null;
  if (last) return range(compile(first), compile(last));
  const evaluate = compile(first);
  return (frame) => {
    const value = evaluate(frame);
    if (isList(value)) return value;
    frame.run.warn('INVALID_TYPE', `Expected list but found '${textOf(value)}'`);
    return null;
  };
}

/** Numbers from one end towards the other, up or down by 1. */
function range(from: Evaluate, to: Evaluate): Iterator['items'] {
  return (frame) => {
    const start = from(frame);
    const end = to(frame);
    if (!isNumber(start) || !isNumber(end)) {
      const wrong = isNumber(start) ? end : start;
      frame.run.warn('INVALID_TYPE', `Expected number but found '${textOf(wrong)}'`);
      return null;
    }
    const step = compareNumbers(start, end) < 0 ? 1 : -1;
    const items: Value[] = [];
    for (let item = start; compareNumbers(item, end) * step <= 0; item = add(item, step)) {
      if (items.length === MOST_ROUNDS) throw tooMany(MOST_ROUNDS);
      items.push(item);
    }
    return items;
  };
}
