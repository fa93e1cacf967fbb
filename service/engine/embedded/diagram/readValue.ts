import type { Expression } from '../../../feel/expression.js';
import { deployedExpression, expressionTextIn } from './expressionIn.js';
import type { Value } from './graph.js';

/** A leading `=` makes an expression of it. */
export function readValue(written: string): Value {
  const expression = expressionTextIn(written);
  return expression === undefined ? written : deployedExpression(expression);
}

export function readOptionalValue(written: string | undefined): Value | undefined {
  return written === undefined || written === '' ? undefined : readValue(written);
}

/** For places where only an expression may stand; a text without `=` is read as one too. */
export function readExpression(written: string): Expression {
  const value = readValue(written);
  return typeof value === 'string' ? deployedExpression(value) : value;
}
