import { isExpression, optionalExpression } from '../expression.js';
import { found } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute } from '../xmlElement.js';

const catching = ['startEvent', 'boundaryEvent'];

/** Errors and escalations: thrown with a code, caught by a code or by none. */
const codeRule = (kind: 'error' | 'escalation'): Rule => ({
  of: [`${kind}EventDefinition`],
  *check(element, diagram) {
    const thrown = !catching.includes(element.parent?.name ?? '');
    if (thrown && attribute(element, `${kind}Ref`) === undefined) {
      yield found(element, `Must reference an ${kind}`);
    }
    const code = attribute(diagram.referenced(element, `${kind}Ref`) ?? element, `${kind}Code`);
    if (code === undefined || !isExpression(code)) return;
    if (thrown) yield* optionalExpression(element, code);
    else yield found(element, `The ${kind}Code of the ${kind} catch event is not allowed to be an expression`);
  },
});

export const errorReference = codeRule('error');
export const escalationReference = codeRule('escalation');

export const interruptingError: Rule = {
  of: ['errorEventDefinition'],
  *check(element) {
    const event = element.parent;
    const interrupting = event && (attribute(event, 'cancelActivity') ?? attribute(event, 'isInterrupting') ?? 'true');
    if (event && catching.includes(event.name) && ['false', '0'].includes(interrupting ?? 'true')) {
      yield found(event, 'Non-Interrupting event of this type is not allowed');
    }
  },
};
