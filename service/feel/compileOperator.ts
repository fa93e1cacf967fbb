import { add, divide, multiply, power, subtract } from './arithmetic.js';
import { equal, order } from './comparison.js';
import type { Compiler, Evaluate, Frame } from './frame.js';
import { negate } from './number.js';
import { orNull } from './noValue.js';
import type { Node } from './syntax.js';
import { textOf } from './text.js';
import { type Value, isNumber, typeOf } from './value.js';

/** Arithmetic, comparison, three-valued logic, `if`, `instance of` and brackets. */
export const compileOperator: Compiler = (node, compile) => {
  const parts = node.children;
  switch (node.name) {
    case 'ArithmeticExpression':
      return orNull(node, parts.length === 2 ? negation(last(parts, compile)) : arithmetic(parts, compile));
    case 'Comparison':
      return parts[1]?.name === 'in' ? undefined : comparison(parts, compile);
    case 'Conjunction':
      return logic(parts, compile, false);
    case 'Disjunction':
      return logic(parts, compile, true);
    case 'IfExpression':
      return choice(parts, compile);
    case 'InstanceOfExpression':
      return instanceOf(parts, compile);
    case 'ParenthesizedExpression':
      return at(parts, 1, compile);
    default:
      return undefined;
  }
};

type Compile = (node: Node) => Evaluate;
type Operation = (a: Value, b: Value) => Value | undefined;

const operations: Readonly<Record<string, readonly [Operation, (a: string, b: string) => string]>> = {
  '+': [add, (a, b) => `Can't add '${b}' to '${a}'`],
  '-': [subtract, (a, b) => `Can't subtract '${b}' from '${a}'`],
  '*': [multiply, (a, b) => `Can't multiply '${a}' by '${b}'`],
  '/': [divide, (a, b) => `Can't divide '${a}' by '${b}'`],
};

function arithmetic(parts: readonly Node[], compile: Compile): Evaluate {
  const left = at(parts, 0, compile);
  const right = last(parts, compile);
  const entry = operations[parts[1]?.text ?? ''];
  if (!entry) return exponentiation(left, right);
  const [operation, complaint] = entry;
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    const result = operation(a, b);
    if (result !== undefined) return result;
    frame.run.warn('INVALID_TYPE', complaint(textOf(a), textOf(b)));
    return null;
  };
}

function exponentiation(left: Evaluate, right: Evaluate): Evaluate {
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    const result = power(a, b);
    return result === undefined ? notANumber(frame, isNumber(a) ? b : a) : result;
  };
}

function negation(operand: Evaluate): Evaluate {
  return (frame) => {
    const value = operand(frame);
    return isNumber(value) ? negate(value) : notANumber(frame, value);
  };
}

function notANumber(frame: Frame, value: Value): null {
  frame.run.warn('INVALID_TYPE', `Expected number but found '${textOf(value)}'`);
  return null;
}

const holds: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** Compares two values, with the warning where that cannot be done. */
export function compareWith(operator: string): (a: Value, b: Value, frame: Frame) => boolean | null {
  if (operator === '=') return (a, b, frame) => equal(a, b) ?? notComparable(a, b, frame);
  const test = holds[operator] ?? (() => false);
  return (a, b, frame) => {
    const result = order(a, b);
    return result === undefined ? notComparable(a, b, frame) : test(result);
  };
}

function notComparable(a: Value, b: Value, frame: Frame): null {
  frame.run.warn('NOT_COMPARABLE', `Can't compare '${textOf(a)}' with '${textOf(b)}'`);
  return null;
}

function comparison(parts: readonly Node[], compile: Compile): Evaluate {
  const left = at(parts, 0, compile);
  const right = last(parts, compile);
  const operator = parts[1]?.text ?? '';
  if (operator === 'between') return between(left, at(parts, 2, compile), right);
  const compare = compareWith(operator === '!=' ? '=' : operator);
  if (operator !== '!=') return (frame) => compare(left(frame), right(frame), frame);
  return (frame) => {
    const result = compare(left(frame), right(frame), frame);
    return result === null ? expectedBoolean(frame, null) : !result;
  };
}

function between(value: Evaluate, low: Evaluate, high: Evaluate): Evaluate {
  const atLeast = compareWith('>=');
  const atMost = compareWith('<=');
  return connect(
    [(frame) => atLeast(value(frame), low(frame), frame), (frame) => atMost(value(frame), high(frame), frame)],
    false,
  );
}

function logic(parts: readonly Node[], compile: Compile, decisive: boolean): Evaluate {
  return connect([at(parts, 0, compile), last(parts, compile)], decisive);
}

/**
 * `and` (false decides) and `or` (true decides) over any number of operands. What is not a boolean counts as
 * null; nothing is evaluated after a decisive value.
 */
export function connect(operands: readonly Evaluate[], decisive: boolean): Evaluate {
  return (frame) => {
    let result: boolean | null = !decisive;
    for (const operand of operands) {
      const value = operand(frame);
      if (value === decisive) return decisive;
      if (result !== null && typeof value !== 'boolean') result = expectedBoolean(frame, value);
    }
    return result;
  };
}

function expectedBoolean(frame: Frame, value: Value): null {
  frame.run.warn('INVALID_TYPE', `Expected boolean but found '${textOf(value)}'`);
  return null;
}

function choice(parts: readonly Node[], compile: Compile): Evaluate {
  const [, conditionNode] = parts;
  const condition = at(parts, 1, compile);
  const guarded = conditionNode ? orNull(conditionNode, condition) : condition;
  const then = at(parts, 3, compile);
  const otherwise = at(parts, 5, compile);
  return (frame) => {
    const met = guarded(frame);
    if (typeof met !== 'boolean') expectedBoolean(frame, met);
    return met === true ? then(frame) : otherwise(frame);
  };
}

/** Older names of the broker's kinds. */
const typeNames: Readonly<Record<string, string>> = {
  'date time': 'date and time',
  'year-month-duration': 'years and months duration',
  'day-time-duration': 'days and time duration',
};

function instanceOf(parts: readonly Node[], compile: Compile): Evaluate {
  const operand = at(parts, 0, compile);
  const name = (parts.at(-1)?.text ?? '').replace(/`/g, '').replace(/\s+/g, ' ');
  const type = typeNames[name] ?? name;
  return (frame) => {
    const value = operand(frame);
    if (type === 'Any') return value !== null;
    return value !== null && typeOf(value) === type;
  };
}

function at(parts: readonly Node[], place: number, compile: Compile): Evaluate {
  const node = parts[place];
  return node ? compile(node) : () => null;
}

function last(parts: readonly Node[], compile: Compile): Evaluate {
  return at(parts, parts.length - 1, compile);
}
