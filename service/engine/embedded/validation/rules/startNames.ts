import { constantOf, isExpression } from '../expression.js';
import { found } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute, childrenOf } from '../xmlElement.js';

/** What a start event waits for is known when it is deployed, before there is any variable. */
export const startNames: Rule = {
  of: ['process'],
  *check(process, diagram) {
    for (const start of childrenOf(process, 'startEvent')) {
      for (const kind of ['message', 'signal']) {
        const definition = childrenOf(start, `${kind}EventDefinition`)[0];
        const what = definition && diagram.referenced(definition, `${kind}Ref`);
        const name = (what && attribute(what, 'name')) ?? '';
        const fault = isExpression(name) ? faultOf(name, kind) : undefined;
        if (fault !== undefined) yield found(start, fault);
      }
    }
  },
};

function faultOf(name: string, kind: string): string | undefined {
  const { outcome, failure } = constantOf(name);
  if (failure) {
    return `Expected constant expression but found '${name}', which could not be evaluated without context: ${failure.message}`;
  }
  if (outcome.kind === 'STRING') return undefined;
  return `Expected constant expression of type String for ${kind} name '${name}', but was ${outcome.kind}`;
}
