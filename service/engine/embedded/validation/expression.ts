import { found, type Finding } from './finding.js';
import type { XmlElement } from './xmlElement.js';

export const isExpression = (text: string): boolean => text.trimStart().startsWith('=');

/** For what may be a static text or an expression. */
export function* optionalExpression(element: XmlElement, text: string | undefined): Generator<Finding> {
  if (text === undefined || text.trim() === '') yield found(element, 'Expected expression but not found.');
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
