import { inputText, type Mapping, outputText } from '../../diagram/mappingText.js';
import { mandatoryExpression, optionalExpression, syntaxFindings } from '../expression.js';
import { type Finding, found } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute, childrenOf, type XmlElement } from '../xmlElement.js';

const pathExpression = /^[a-zA-Z_][a-zA-Z0-9_]*(\.[a-zA-Z_][a-zA-Z0-9_]*)*$/;
/** In the broker's order, which its message tells. */
const reserved = ['null', 'true', 'false', 'function', 'if', 'then', 'else', 'for', 'between', 'instance', 'of'];

export const mapping: Rule = {
  of: ['zeebe:input', 'zeebe:output'],
  *check(element) {
    const source = attribute(element, 'source');
    yield* element.name === 'zeebe:input' ? optionalExpression(element, source) : mandatoryExpression(element, source);
    yield* targetFindings(element, attribute(element, 'target') ?? '');
  },
};

/** Mappings that can be read one by one need not make one expression together, for example with a comment at an end. */
export const mappings: Rule = {
  of: ['zeebe:ioMapping'],
  *check(element, diagram) {
    const parts = childrenOf(element, 'zeebe:input', 'zeebe:output');
    if (parts.some((part) => [...mapping.check(part, diagram)].length > 0)) return;
    const inputs = mappingsIn(element, 'zeebe:input');
    const outputs = mappingsIn(element, 'zeebe:output');
    if (inputs.length > 0) yield* syntaxFindings(element, inputText(inputs), together);
    if (outputs.length > 0) yield* syntaxFindings(element, outputText(outputs), together);
  },
};

const together = (fault: string): string => `Failed to build variable mapping expression: ${fault}`;

function* targetFindings(element: XmlElement, target: string): Generator<Finding> {
  if (target === '') yield found(element, 'Expected path expression but not found.');
  else if (!pathExpression.test(target)) {
    yield found(
      element,
      `Expected path expression '${target}' but doesn't match the pattern '[a-zA-Z_][a-zA-Z0-9_]*(\\.[a-zA-Z_][a-zA-Z0-9_]*)*'.`,
    );
  } else if (reserved.includes(target)) {
    const words = reserved.join(', ');
    yield found(element, `Expected path expression '${target}' but is one of the reserved words (${words}).`);
  }
}

function mappingsIn(element: XmlElement, name: string): Mapping[] {
  return childrenOf(element, name).map((part) => ({
    source: attribute(part, 'source') ?? '',
    target: attribute(part, 'target') ?? '',
  }));
}
