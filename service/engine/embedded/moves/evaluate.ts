import { FeelFailure } from '../../../feel/expression.js';
import type { Expression, Outcome, Scope } from '../../../feel/expression.js';
import { bytesOf } from '../../../feel/size.js';
import { ElementFailure } from './failure.js';
import type { Value } from '../diagram/graph.js';
import { isList, isObject, type Json, type JsonObject } from '../state/json.js';
import type { Token } from '../state/token.js';
import { MOST_BYTES } from '../state/size.js';
import { scopeOf, tooLarge } from './variables.js';

/** A number as Java's BigDecimal reads it. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** How an expression is evaluated: in whose sight, at which moment. */
export interface Sight {
  readonly token: Token;
  /** Where something else than the token's variables is to be seen. */
  readonly scope?: Scope;
  readonly now: number;
}

/** @throws ElementFailure EXTRACT_VALUE_ERROR where evaluation itself fails, MESSAGE_SIZE_EXCEEDED where it gives too much */
export function evaluate(expression: Expression, sight: Sight): Outcome {
  try {
    return withinSize(expression, sight, expression.evaluate(sight.scope ?? scopeOf(sight.token), sight.now));
  } catch (error) {
    if (!(error instanceof FeelFailure)) throw error;
    throw new ElementFailure('EXTRACT_VALUE_ERROR', `${error.message}${reported(error.warnings)}`, sight.token.key);
  }
}

function withinSize(expression: Expression, { token }: Sight, outcome: Outcome): Outcome {
  const bytes = bytesOf(outcome.result, MOST_BYTES);
  if (bytes <= MOST_BYTES) return outcome;
  throw tooLarge(token, `the result of the expression '${expression.text}'`, bytes);
}

/** The value, where it is of one of these kinds. @throws ElementFailure EXTRACT_VALUE_ERROR in the broker's words */
export function evaluateAs(expression: Expression, kinds: readonly string[], sight: Sight): Outcome {
  const outcome = evaluate(expression, sight);
  if (kinds.includes(outcome.kind)) return outcome;
  throw new ElementFailure('EXTRACT_VALUE_ERROR', wrongKind(expression, kinds, outcome), sight.token.key);
}

/** @throws ElementFailure EXTRACT_VALUE_ERROR also for any static text */
export function evaluateBoolean(value: Value, sight: Sight): boolean {
  if (typeof value === 'string') throw wrongText(value, 'BOOLEAN', sight);
  return evaluateAs(value, ['BOOLEAN'], sight).value === true;
}

export function evaluateText(value: Value, sight: Sight): string {
  return typeof value === 'string' ? value : textIn(evaluateAs(value, ['STRING'], sight).value);
}

/** 32 bits of the whole part, as Java makes an int of a number. */
export function evaluateInteger(value: Value, sight: Sight): number {
  if (typeof value !== 'string') return Number(evaluateAs(value, ['NUMBER'], sight).value) | 0;
  if (!DECIMAL.test(value)) throw wrongText(value, 'NUMBER', sight);
  return Number(value) | 0;
}

export function evaluateList(expression: Expression, sight: Sight): readonly Json[] {
  return listIn(evaluateAs(expression, ['ARRAY'], sight).value);
}

/** The text that a value of a textual kind is: a string, or a temporal value as the broker stores it. */
export function textIn(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A local date-time is one of the engine's zone, written as the broker writes it; a string is taken as it stands. */
export function momentIn({ kind, value }: Outcome): string {
  const text = textIn(value);
  return kind === 'DATE_TIME' && /T[\d:.]+$/.test(text) ? `${text}Z[Etc/UTC]` : text;
}

export function listIn(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}

/** A static text that is no number is a string (measured on 8.5.8). */
function wrongText(text: string, expected: string, { token }: Sight): ElementFailure {
  const was = DECIMAL.test(text) ? 'NUMBER' : 'STRING';
  const message = `Expected result of the expression '${text}' to be '${expected}', but was '${was}'.`;
  return new ElementFailure('EXTRACT_VALUE_ERROR', message, token.key);
}

export function wrongKind(expression: Expression, kinds: readonly string[], outcome: Outcome): string {
  const expected = kinds.length === 1 ? `to be '${kinds[0]}'` : `to be one of '[${kinds.join(', ')}]'`;
  return `Expected result of the expression '${expression.text}' ${expected}, but was '${outcome.kind}'.${reported(outcome.warnings)}`;
}

/** The entries, where it is a context. */
export function contextIn(value: Json): JsonObject {
  return isObject(value) ? value : {};
}

/** Goes behind a message that says what is wrong with a value. */
export function reported(warnings: readonly string[]): string {
  if (warnings.length === 0) return '';
  return ` The evaluation reported the following warnings:\n${warnings.join('\n')}`;
}
