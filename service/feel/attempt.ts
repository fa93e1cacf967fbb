import {
  FeelFailure,
  FeelSyntaxError,
  type JsonValue,
  type Kind,
  type Outcome,
  parseExpression,
} from './expression.js';

export type { JsonValue, Kind };

/** What came of trying an expression: a value, or why there is none; with the broker's warnings. */
export type Attempt = { readonly outcome: Outcome } | { readonly error: string; readonly warnings: readonly string[] };

/**
 * Tries an expression on these variables and nothing else. What is wrong with the expression is an answer.
 * @param now UTC milliseconds
 */
export function attempt(
  { expression, context }: { expression: string; context: Readonly<Record<string, JsonValue>> },
  now: number,
): Attempt {
  const scope = { get: (name: string) => (Object.hasOwn(context, name) ? context[name] : undefined) };
  try {
    return { outcome: parseExpression(expression).evaluate(scope, now) };
  } catch (error) {
    if (error instanceof FeelFailure) return { error: error.message, warnings: error.warnings };
    if (error instanceof FeelSyntaxError) return { error: error.message, warnings: [] };
    throw error;
  }
}
