import { type Expression, FeelFailure, FeelSyntaxError, type Outcome } from '../../../feel/expression.js';
import { expressionIn } from '../diagram/expressionIn.js';
import { found, type Finding } from './finding.js';
import type { XmlElement } from './xmlElement.js';

export const isExpression = (text: string): boolean => /^\s*=\s*\S/.test(text);

/** For what may be a static text or an expression. */
export function* optionalExpression(element: XmlElement, text: string | undefined): Generator<Finding> {
  if (text === undefined || text.trim() === '') yield found(element, 'Expected expression but not found.');
  else if (isExpression(text)) yield* syntaxFindings(element, text);
}

/** For what makes sense only when it is evaluated. */
export function* mandatoryExpression(element: XmlElement, text: string | undefined): Generator<Finding> {
  if (text !== undefined && text.trim() !== '' && !isExpression(text)) {
    yield found(
      element,
      `Expected expression but found static value '${text}'. An expression must start with '=' (e.g. '=${text}').`,
    );
  } else yield* optionalExpression(element, text);
}

function* syntaxFindings(element: XmlElement, text: string): Generator<Finding> {
  try {
    expressionIn(text.trim().slice(1));
  } catch (error) {
    if (!(error instanceof FeelSyntaxError)) throw error;
    yield found(element, error.message);
  }
}

const noVariables = { get: () => undefined };

type Constant =
  | { expression: Expression; outcome: Outcome; failure?: undefined }
  | { expression: Expression; outcome?: undefined; failure: string };

/** What an expression that parses yields before there is any variable. */
export function constantOf(text: string): Constant {
  const expression = expressionIn(text.trim().slice(1));
  try {
    return { expression, outcome: expression.evaluate(noVariables, 0) };
  } catch (error) {
    if (!(error instanceof FeelFailure)) throw error;
    return { expression, failure: error.message };
  }
}
