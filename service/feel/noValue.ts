import { NoInput, NoValue } from './failure.js';
import type { Evaluate } from './frame.js';
import type { Node } from './syntax.js';

/** Makes null of a part that has no value. Only a call along a path can be such a part, so the others go unguarded. */
export function orNull(node: Node, evaluate: Evaluate): Evaluate {
  if (!hasCallAlongPath(node)) return evaluate;
  return (frame) => {
    try {
      return evaluate(frame);
    } catch (error) {
      if (error instanceof NoValue && !(error instanceof NoInput)) return null;
      throw error;
    }
  };
}

function hasCallAlongPath(node: Node): boolean {
  if (node.name === 'FunctionInvocation' && node.children[0]?.name === 'PathExpression') return true;
  return node.children.some(hasCallAlongPath);
}
