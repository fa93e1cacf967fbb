import { mandatoryExpression, optionalExpression } from '../expression.js';
import { found } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute } from '../xmlElement.js';

const pathExpression = /^[a-zA-Z_][a-zA-Z0-9_]*(\.[a-zA-Z_][a-zA-Z0-9_]*)*$/;

export const mapping: Rule = {
  of: ['zeebe:input', 'zeebe:output'],
  *check(element) {
    const source = attribute(element, 'source');
    yield* element.name === 'zeebe:input' ? optionalExpression(element, source) : mandatoryExpression(element, source);
    const target = attribute(element, 'target') ?? '';
    if (target === '') yield found(element, 'Expected path expression but not found.');
    else if (!pathExpression.test(target)) {
      yield found(
        element,
        `Expected path expression '${target}' but doesn't match the pattern '[a-zA-Z_][a-zA-Z0-9_]*(\\.[a-zA-Z_][a-zA-Z0-9_]*)*'.`,
      );
    }
  },
};
