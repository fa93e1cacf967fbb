import { isInterrupting } from '../eventDefinition.js';
import { found } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute } from '../xmlElement.js';

const catching = ['startEvent', 'boundaryEvent'];

/** Errors and escalations: thrown with a code, caught by a code or by none. */
const codeRule = (kind: 'error' | 'escalation'): Rule => ({
  of: [`${kind}EventDefinition`],
  *check(element, diagram) {
    const thrown = !catching.includes(element.parent?.name ?? '');
    const what = diagram.referenced(element, `${kind}Ref`);
    if (thrown && !what) yield found(element, `Must reference an ${kind}`);
    const code = (what && attribute(what, `${kind}Code`)) ?? '';
    if (thrown && what && code === '') {
      const name = kind === 'error' ? 'ErrorCode' : 'EscalationCode';
      yield found(kind === 'error' ? element : what, `${name} must be present and not empty`);
    }
    // Whether the expression of a thrown code can be read is seen when it is thrown (measured on 8.5.8).
    if (!thrown && code.startsWith('=')) {
      yield found(element, `The ${kind}Code of the ${kind} catch event is not allowed to be an expression`);
    }
  },
});

export const errorReference = codeRule('error');
export const escalationReference = codeRule('escalation');

export const interruptingError: Rule = {
  of: ['errorEventDefinition'],
  *check(element) {
    const event = element.parent;
    if (event && catching.includes(event.name) && !isInterrupting(event)) {
      yield found(
        event.name === 'startEvent' ? (event.parent ?? event) : event,
        'Non-Interrupting event of this type is not allowed',
      );
    }
  },
};
