import { order, same } from './comparison.js';
import { compareWith, connect } from './compileOperator.js';
import { NoInput } from './failure.js';
import { type Compiler, type Evaluate, type Frame, NamedFrame } from './frame.js';
import { type Interval, compileInterval } from './range.js';
import type { Node } from './syntax.js';
import { textOf } from './text.js';
import { type Value, isList } from './value.js';

/** The name under which the broker keeps the value that is tested. */
export const INPUT = 'cellInput';

/** `in` with its tests, and tests that stand alone: `> 3`, `[1..5]`. */
export const compileTest: Compiler = (node, compile) => {
  if (node.name === 'SimplePositiveUnaryTest') return compileSimpleTest(node, compile);
  if (node.name !== 'Comparison') return undefined;
  const [value, , ...tests] = node.children;
  if (!value) return undefined;
  const evaluate = compile(value);
  const test = bareBoolean(tests, compile) ?? compileTests(tests, compile);
  return (frame) => test(new NamedFrame(frame, INPUT, evaluate(frame)));
};

/** `x in true`, without brackets, compares with the input; in brackets `true` answers the test. */
function bareBoolean([test]: readonly Node[], compile: (node: Node) => Evaluate): Evaluate | undefined {
  const literal = test?.name === 'PositiveUnaryTest' ? test.children[0] : undefined;
  if (literal?.name !== 'BooleanLiteral') return undefined;
  const compare = compareWith('=');
  const evaluate = compile(literal);
  return (frame) => compare(inputOf(frame), evaluate(frame), frame);
}

/** The tests of a cell of a table: any of them has to hold, none behind `not`, and `-` always holds. */
export function compileUnaryTests({ children }: Node, compile: (node: Node) => Evaluate): Evaluate {
  const [first] = children;
  if (first?.name === 'Wildcard') return () => true;
  const tests = compileTests(children, compile);
  if (first?.name !== 'not') return tests;
  return (frame) => {
    const result = tests(frame);
    return typeof result === 'boolean' ? !result : null;
  };
}

/** One of the tests has to hold. */
function compileTests(nodes: readonly Node[], compile: (node: Node) => Evaluate): Evaluate {
  const tests = nodes.flatMap((node) => (node.name === 'PositiveUnaryTests' ? node.children : [node]));
  const compiled = tests.filter(({ name }) => name === 'PositiveUnaryTest').map((test) => compileOne(test, compile));
  const [only, ...others] = compiled;
  return only && others.length === 0 ? only : connect(compiled, true);
}

function compileOne({ children: [node] }: Node, compile: (node: Node) => Evaluate): Evaluate {
  if (!node) return () => null;
  const tested = node.name === 'ParenthesizedExpression' ? (node.children[1] ?? node) : node;
  const evaluate = compile(tested);
  return tested.name === 'SimplePositiveUnaryTest' ? evaluate : membership(evaluate);
}

/** Holds if the expression is true, is the input, or is a list with the input in it. */
function membership(evaluate: Evaluate): Evaluate {
  const compare = compareWith('=');
  return (frame) => {
    const input = inputOf(frame);
    let value: Value;
    try {
      value = evaluate(frame);
    } catch (error) {
      if (!(error instanceof NoInput)) throw error;
      const result = evaluate(new NamedFrame(frame, '?', input));
      return typeof result === 'boolean' ? result : null;
    }
    if (value === true) return true;
    if (isList(value) && value.some((item) => same(item, input))) return true;
    const equals = compare(input, value, frame);
    return equals === null && !isList(value) ? null : equals === true;
  };
}

function compileSimpleTest(node: Node, compile: (node: Node) => Evaluate): Evaluate | undefined {
  const interval = compileInterval(node, compile);
  if (interval) return inInterval(interval);
  const [operator, operand] = node.children;
  if (!operator || !operand) return undefined;
  const compare = compareWith(operator.text);
  const evaluate = compile(operand);
  return (frame) => compare(inputOf(frame), evaluate(frame), frame);
}

function inInterval({ start, end, startIncluded, endIncluded }: Interval): Evaluate {
  return (frame) => {
    const low = start(frame);
    const high = end(frame);
    const input = inputOf(frame);
    const fromLow = order(input, low);
    const toHigh = order(input, high);
    if (fromLow === undefined || toHigh === undefined) {
      const shown = inputOf(frame);
      frame.run.warn('NOT_COMPARABLE', `Can't compare '${textOf(shown)}' with '${textOf(low)}' and '${textOf(high)}'`);
      return null;
    }
    return (startIncluded ? fromLow >= 0 : fromLow > 0) && (endIncluded ? toHigh <= 0 : toHigh < 0);
  };
}

function inputOf(frame: Frame): Value {
  const value = frame.get(INPUT);
  if (value !== undefined) return value;
  frame.run.warn('NO_VARIABLE_FOUND', 'No input value found.');
  return null;
}
