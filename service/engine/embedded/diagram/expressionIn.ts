import { type Expression, FeelFailure, FeelSyntaxError, parseExpression } from '../../../feel/expression.js';
import { RecentlyUsed } from '../../../domain/recentlyUsed.js';

/** By their text: an expression never changes, and each is read at least twice, by the checks and for its diagram. */
const readLately = new RecentlyUsed<Expression>(4_000);

/** What stands behind a leading `=`, which makes an expression of a text; a `=` alone does not. */
export const expressionTextIn = (written: string): string | undefined => /^=(.+)$/s.exec(written)?.[1];

/** @param text without the leading `=`. @throws FeelSyntaxError */
export function expressionIn(text: string): Expression {
  const known = readLately.get(text);
  if (known) return known;
  const expression = parseExpression(text);
  readLately.set(text, expression);
  return expression;
}

/**
 * Of a diagram that is deployed: what cannot be parsed fails where it is evaluated, as it does on a broker with the code
 * of an error, which nobody looks at before; and so does what an earlier build took and this one would refuse.
 */
export function deployedExpression(text: string): Expression {
  try {
    return expressionIn(text);
  } catch (error) {
    if (!(error instanceof FeelSyntaxError)) throw error;
    const { message } = error;
    return {
      text,
      evaluate() {
        throw new FeelFailure(message);
      },
    };
  }
}
