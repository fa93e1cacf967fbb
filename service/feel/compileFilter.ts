import { type Compiler, ContextFrame, type Evaluate, type Frame, NamedFrame } from './frame.js';
import { orNull } from './noValue.js';
import { type FeelNumber, toDouble } from './number.js';
import type { Node } from './syntax.js';
import { textOf } from './text.js';
import { type Value, isContext, isList, isNumber } from './value.js';

/** `list[filter]`: an item by its place, or the items that a condition holds for. */
export const compileFilter: Compiler = (node, compile) => {
  const [listNode, , filterNode] = node.children;
  if (node.name !== 'FilterExpression' || !listNode || !filterNode) return undefined;
  const list = compile(listNode);
  const filter = compile(filterNode);
  const select = needsItem(filterNode) ? byCondition(filter) : byPlaceOrCondition(filter);
  return orNull(node, (frame) => {
    const items = list(frame);
    if (isList(items)) return select(items, frame);
    frame.run.warn('INVALID_TYPE', `Expected list but found '${textOf(items)}'`);
    return null;
  });
};

type Select = (items: readonly Value[], frame: Frame) => Value;

/** Comparisons and calls are looked at for each item at once; everything else may turn out to be a place. */
function needsItem(node: Node): boolean {
  if (node.name === 'Comparison') return ['=', '<', '<=', '>', '>='].includes(node.children[1]?.text ?? '');
  return node.name === 'FunctionInvocation';
}

function byPlaceOrCondition(filter: Evaluate): Select {
  const condition = byCondition(filter);
  return (items, frame) => {
    const place = filter(frame);
    return isNumber(place) ? itemAt(items, place) : condition(items, frame);
  };
}

/** The filter is asked once for each item; a number as its first answer is a place after all. */
function byCondition(filter: Evaluate): Select {
  return (items, frame) => {
    const kept: Value[] = [];
    for (const [i, item] of items.entries()) {
      const answer = filter(itemFrame(item, frame));
      if (i === 0 && isNumber(answer)) return itemAt(items, answer);
      if (answer === true) kept.push(item);
    }
    return kept;
  };
}

/** `item`, and for a context its entries too. */
function itemFrame(item: Value, frame: Frame): Frame {
  const named = new NamedFrame(frame, 'item', item);
  return isContext(item) ? new ContextFrame(named, item) : named;
}

/** From 1; from the end where negative; null outside. */
function itemAt(items: readonly Value[], place: FeelNumber): Value {
  const position = toDouble(place);
  const index = position > 0 ? position - 1 : items.length + position;
  return index < 0 ? null : (items[Math.trunc(index)] ?? null);
}
