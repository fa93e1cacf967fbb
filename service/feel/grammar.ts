import { isCallableName, isName } from './name.js';
import type { Node } from './syntax.js';

/** Whether the broker's grammar allows this tree: the parser is more generous, and tolerates errors. */
export function isAllowed(node: Node): boolean {
  if (node.isError || rules[node.name]?.(node.children, node) === false) return false;
  // A callee has been looked at as a whole: unlike a variable it may have blanks in its name.
  const parts = node.name === 'FunctionInvocation' ? node.children.slice(1) : node.children;
  return parts.every(isAllowed);
}

type Rule = (parts: readonly Node[], node: Node) => boolean;

/** What ends where it ends: nothing may be added to it, compared with it or taken from it. */
const wholes = new Set(['SimplePositiveUnaryTest', 'IfExpression', 'ForExpression', 'QuantifiedExpression']);
const comparisons = new Set(['Comparison', 'InstanceOfExpression', 'Conjunction', 'Disjunction']);

const isOperand = (node: Node | undefined): boolean =>
  node !== undefined && !wholes.has(node.name) && !comparisons.has(node.name);

/** Something that a path, a filter or a loop can start from. */
const isValue = (node: Node | undefined): boolean =>
  node !== undefined && isOperand(node) && node.name !== 'ArithmeticExpression' && node.name !== 'FunctionDefinition';

const logic: Rule = (parts) => parts.every(({ name }) => name === 'SimplePositiveUnaryTest' || !wholes.has(name));

const rules: Readonly<Record<string, Rule>> = {
  VariableName: (_, { text }) => isName(text),
  PathName: (_, { text }) => isName(text) || text === 'time offset',
  NumericLiteral: (_, { text }) => /^(-\s*)?(\d+(\.\d+)?|\.\d+)$/.test(text),
  ArithmeticExpression: (parts) => (parts.length === 2 ? isNegation(parts) : parts.every(isOperand)),
  ArithOp: (_, { text }) => text !== '^',
  Comparison: isComparison,
  Conjunction: logic,
  Disjunction: logic,
  SimplePositiveUnaryTest: (parts) => !/^(!?=)$/.test(parts[0]?.text ?? '') && parts.every(isOperand),
  Interval: (parts) => parts.every(isOperand),
  PathExpression: ([base]) => isValue(base),
  FilterExpression: ([base]) => isValue(base),
  FunctionInvocation: ([callee]) => callee !== undefined && isCallee(callee),
  InstanceOfExpression: ([left]) => isOperand(left),
  Type: ([type]) => type?.name === 'QualifiedName' || type?.name === 'SpecialType',
  ParameterName: (_, { text }) => isCallableName(text),
  InExpression: ([name]) => name !== undefined && isName(name.text),
  IterationContext: (parts) => (parts.length > 1 ? parts.every(isOperand) : isValue(parts[0])),
};

/** One minus; a second one only as the sign of a number. */
function isNegation([sign, operand]: readonly Node[]): boolean {
  if (sign?.text !== '-' || !operand || !isOperand(operand)) return false;
  if (operand.name === 'NumericLiteral') return !/^-\s/.test(operand.text);
  return operand.name !== 'ArithmeticExpression';
}

/** Comparisons cannot be chained. What follows `in` may be any expression. */
function isComparison(parts: readonly Node[]): boolean {
  const [left, operator] = parts;
  if (operator?.name === 'in') return isOperand(left) && isTest(parts.at(-1));
  return parts.every(isOperand);
}

/** `x in (a) + 1`: the broker has finished with the test at the bracket. */
function isTest(test: Node | undefined): boolean {
  const tested = test?.name === 'PositiveUnaryTest' ? test.children[0] : undefined;
  if (tested?.name !== 'ArithmeticExpression' && tested?.name !== 'Comparison') return true;
  return leftmost(tested).name !== 'ParenthesizedExpression';
}

function leftmost(node: Node): Node {
  const [first] = node.children;
  return first && (node.name === 'ArithmeticExpression' || node.name === 'Comparison') ? leftmost(first) : node;
}

/** A function is called by its name, or by the path to it: never the result of an expression. */
function isCallee(node: Node): boolean {
  if (node.name === 'VariableName') return isCallableName(node.text);
  if (node.name === 'SpecialFunctionName') return true;
  const [base, , key] = node.children;
  return (
    node.name === 'PathExpression' && base !== undefined && key !== undefined && isPathOfNames(base) && isName(key.text)
  );
}

function isPathOfNames(node: Node): boolean {
  if (node.name === 'VariableName') return isName(node.text);
  const [base, , key] = node.children;
  return (
    node.name === 'PathExpression' && base !== undefined && key !== undefined && isPathOfNames(base) && isName(key.text)
  );
}
