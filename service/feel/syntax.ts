import { parser } from 'lezer-feel';
import { mask } from './mask.js';

/** A piece of an expression, named as lezer-feel names it; `text` is what stands in the expression itself. */
export interface Node {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly isError: boolean;
  readonly children: readonly Node[];
}

const expressionParser = parser.configure({ top: 'Expression' });
const unaryTestsParser = parser.configure({ top: 'UnaryTests' });

/** The tree of `text` with the broker's precedence; what cannot be read is in it as error nodes. */
export function treeOf(text: string, top: 'Expression' | 'UnaryTests' = 'Expression'): Node {
  const masked = mask(text);
  const tree = (top === 'Expression' ? expressionParser : unaryTestsParser).parse(masked);
  return convert(tree.topNode, text);
}

type TreeNode = ReturnType<typeof expressionParser.parse>['topNode'];

function convert(node: TreeNode, text: string): Node {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.name.endsWith('Comment')) children.push(convert(child, text));
  }
  const { name, from, to } = node;
  return arrange({ name, from, to, text: text.slice(from, to), isError: node.type.isError, children });
}

/** Turns what the parser nests too deeply: it reads all that follows `in (a)` or `> 3` as part of the test. */
function arrange(node: Node): Node {
  if (node.children.some(({ isError }) => isError)) return node;
  switch (node.name) {
    case 'SimplePositiveUnaryTest':
      return arrangeSimpleTest(node);
    case 'Comparison':
      return arrangeIn(node);
    case 'Conjunction':
      return arrangeConjunction(node);
    case 'ArithmeticExpression':
      return arrangeInstanceOf(node);
    default:
      return node;
  }
}

function arrangeSimpleTest(node: Node): Node {
  const [operator, operand] = node.children;
  if (operator?.name !== 'CompareOp' || !operand) return node;
  return underLogic(operand, (first) => ({ ...node, children: [operator, first] }));
}

/** What is a whole test, whatever `and` or `or` follows. */
const endsTest = new Set(['ParenthesizedExpression', 'SimplePositiveUnaryTest']);

function arrangeIn(node: Node): Node {
  const test = node.children.at(-1);
  const [tested, ...rest] = test?.name === 'PositiveUnaryTest' ? test.children : [];
  if (!test || !tested || !endsTest.has(firstOperand(tested).name)) return node;
  const before = node.children.slice(0, -1);
  return underLogic(tested, (first) => ({ ...node, children: [...before, { ...test, children: [first, ...rest] }] }));
}

/** `1 + x instance of number` asks for the type of the sum. */
function arrangeInstanceOf(node: Node): Node {
  const question = node.children.at(-1);
  const [operand, ...rest] = question?.children ?? [];
  if (question?.name !== 'InstanceOfExpression' || !operand) return node;
  return { ...question, children: [{ ...node, children: [...node.children.slice(0, -1), operand] }, ...rest] };
}

/** An `or` can stand to the right of an `and` only because it has come out of a test there. */
function arrangeConjunction(node: Node): Node {
  const [left, and, right] = node.children;
  if (!left || !and || right?.name !== 'Disjunction') return node;
  return underLogic(right, (first) => ({ ...node, children: [left, and, first] }));
}

export function isLogic(node: Node): boolean {
  return node.name === 'Conjunction' || node.name === 'Disjunction';
}

function firstOperand(node: Node): Node {
  const [first] = node.children;
  return first && isLogic(node) ? firstOperand(first) : node;
}

/** Puts `wrap` around the first operand of a chain of `and` and `or`. */
function underLogic(node: Node, wrap: (first: Node) => Node): Node {
  const [first, ...rest] = node.children;
  return first && isLogic(node) ? { ...node, children: [underLogic(first, wrap), ...rest] } : wrap(node);
}
