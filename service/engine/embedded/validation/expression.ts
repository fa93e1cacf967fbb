import { type Expression, FeelFailure, FeelSyntaxError, type Outcome } from '../../../feel/expression.js';
import { expressionIn, expressionTextIn } from '../diagram/expressionIn.js';
import { found, type Finding } from './finding.js';
import type { XmlElement } from './xmlElement.js';

export const isExpression = (text: string): boolean => expressionTextIn(text) !== undefined;

/** For what may be a static text or an expression. */
export function* optionalExpression(element: XmlElement, text: string | undefined): Generator<Finding> {
  if (text === undefined || text === '') yield found(element, 'Expected expression but not found.');
  else yield* syntaxFindings(element, expressionTextIn(text));
}

/** For what makes sense only when it is evaluated. */
export function* mandatoryExpression(element: XmlElement, text: string | undefined): Generator<Finding> {
  if (text !== undefined && text !== '' && !isExpression(text)) {
    yield found(
      element,
      `Expected expression but found static value '${text}'. An expression must start with '=' (e.g. '=${text}').`,
    );
  } else yield* optionalExpression(element, text);
}

/** @param text what stands behind the `=`; undefined: it is no expression */
export function* syntaxFindings(
  element: XmlElement,
  text: string | undefined,
  wording = (fault: string): string => fault,
): Generator<Finding> {
  if (text === undefined) return;
  try {
    expressionIn(text);
  } catch (error) {
    if (!(error instanceof FeelSyntaxError)) throw error;
    yield found(element, wording(error.message));
  }
}

const noVariables = { get: () => undefined };

type Constant =
  | { readonly expression: Expression; readonly outcome: Outcome; readonly failure?: undefined }
  | {
      readonly outcome?: undefined;
      readonly failure: { readonly message: string; readonly warnings: readonly string[] };
    };

/** What an expression yields before there is any variable. */
export function constantOf(text: string): Constant {
  try {
    const expression = expressionIn(expressionTextIn(text) ?? text);
    return { expression, outcome: expression.evaluate(noVariables, 0) };
  } catch (error) {
    if (error instanceof FeelFailure) return { failure: error };
    if (error instanceof FeelSyntaxError) return { failure: { message: error.message, warnings: [] } };
    throw error;
  }
}
