import { FeelSyntaxError } from './failure.js';
import { isAllowed } from './grammar.js';
import { type Node, isLogic, treeOf } from './syntax.js';

/** How many characters of what could not be read a message quotes. */
const QUOTED = 10;
/** How many characters are read again in search of where an expression goes wrong; then it is said to do so at its start. */
const MOST_READ = 20_000;

/** The tree of an expression. Throws a FeelSyntaxError where the broker refuses to deploy it. */
export function parse(text: string, top: 'Expression' | 'UnaryTests' = 'Expression'): Node {
  if (text === '') throw new FeelSyntaxError(NOTHING);
  const tree = treeOf(text, top);
  if (isAllowed(tree)) return tree;
  throw new FeelSyntaxError(`failed to parse expression '${text}': ${complaint(text)}`);
}

const NOTHING = "Expected expression but found static value '='. An expression must start with '=' (e.g. '==').";

/** The broker reads as much as makes an expression and complains about what follows it. */
function complaint(text: string): string {
  const start = /^\s*/.exec(text)?.[0].length ?? 0;
  const ends = [...text.matchAll(/\d+(?:\.\d+)?|[\p{L}\p{N}_$]+|"(?:\\[\s\S]|[^"\\])*"|\S/gu)].map(
    (m) => m.index + m[0].length,
  );
  const cuts = Math.ceil(MOST_READ / text.length);
  for (const end of ends.slice(-cuts - 1, -1).reverse()) {
    const tree = treeOf(text.slice(0, end));
    if (isAllowed(tree)) return at(text, end, followers(tree.children[0]));
  }
  const word = /^(if|for|some|every)\b/.exec(text.slice(start))?.[0];
  if (word !== undefined) return at(text, start + word.length, followers(undefined));
  return at(text, start, `${start === 0 ? 'start-of-input | ' : ''}ifOp | forOp | quantifiedOp | disjunction`);
}

/** What the broker says it would have read after a whole expression. */
function followers(node: Node | undefined): string {
  const end = '"and" | "or" | end-of-input';
  const last = node && isLogic(node) ? node.children.at(-1) : node;
  switch (last?.name) {
    case 'SimplePositiveUnaryTest':
      return end;
    case 'InstanceOfExpression':
      return `"." | ${end}`;
    case 'Comparison':
      return last.text.endsWith(')') ? end : `path | filter | "**" | [*/] | [+\\\\-] | ${end}`;
    default:
      return `binaryComparison | between | instanceOf | in | ${end}`;
  }
}

function at(text: string, end: number, expected: string): string {
  const position = end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);
  const before = text.slice(0, position).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return `Expected (${expected}):${before.length}:${column}, found ${JSON.stringify(text.slice(position, position + QUOTED))}`;
}
