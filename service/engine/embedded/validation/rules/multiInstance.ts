import { isExpression, mandatoryExpression, optionalExpression } from '../expression.js';
import { found } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute, childrenOf, extensionsOf } from '../xmlElement.js';

export const multiInstance: Rule = {
  of: ['multiInstanceLoopCharacteristics'],
  *check(element) {
    if (extensionsOf(element, 'zeebe:loopCharacteristics').length !== 1) {
      yield found(element, "Must have exactly one 'zeebe:loopCharacteristics' extension element");
    }
    for (const condition of childrenOf(element, 'completionCondition')) {
      if (isExpression(condition.text)) yield* optionalExpression(element, condition.text);
    }
  },
};

export const loopCharacteristics: Rule = {
  of: ['zeebe:loopCharacteristics'],
  *check(element) {
    const [collection, output, outputs] = ['inputCollection', 'outputElement', 'outputCollection'].map((name) =>
      attribute(element, name),
    );
    yield* mandatoryExpression(element, collection);
    if (output) yield* mandatoryExpression(element, output);
    if (outputs && !output) {
      yield found(element, "Attribute 'outputElement' must be present if the attribute 'outputCollection' is set");
    }
    if (output && !outputs) {
      yield found(element, "Attribute 'outputCollection' must be present if the attribute 'outputElement' is set");
    }
  },
};
