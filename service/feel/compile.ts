import { compileAccess } from './compileAccess.js';
import { compileCall } from './compileCall.js';
import { compileFilter } from './compileFilter.js';
import { compileLiteral } from './compileLiteral.js';
import { compileLoop } from './compileLoop.js';
import { compileOperator } from './compileOperator.js';
import { compileTest } from './compileTest.js';
import { Breakdown } from './failure.js';
import type { Compiler, Evaluate } from './frame.js';
import type { Node } from './syntax.js';

const families: readonly Compiler[] = [
  compileOperator,
  compileAccess,
  compileLiteral,
  compileCall,
  compileTest,
  compileFilter,
  compileLoop,
];

/** Turns a tree that the grammar allows into a function. It is walked once; evaluating walks nothing. */
export function compile(node: Node): Evaluate {
  for (const family of families) {
    const evaluate = family(node, compile);
    if (evaluate) return evaluate;
  }
  throw new Breakdown(`Unsupported expression '${node.text}'`);
}
