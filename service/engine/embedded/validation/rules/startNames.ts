import { constantOf, isExpression, optionalExpression } from '../expression.js';
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
        // What cannot be parsed is found where the name stands.
        if (!isExpression(name) || [...optionalExpression(start, name)].length > 0) continue;
        const { outcome, failure } = constantOf(name);
        if (outcome?.kind === 'STRING') continue;
        const was = failure ?? `but was ${outcome.kind}`;
        yield found(start, `Expected constant expression of type String for ${kind} name '${name}', ${was}`);
      }
    }
  },
};
