import { isNoneEvent, kindOf } from '../eventDefinition.js';
import { found } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute, childrenOf } from '../xmlElement.js';
import { alike } from './catchEvents.js';

export const process: Rule = {
  of: ['process'],
  *check(element) {
    const starts = childrenOf(element, 'startEvent');
    if (starts.length === 0) yield found(element, 'Must have at least one start event');
    if (starts.filter(isNoneEvent).length > 1) yield found(element, 'Multiple none start events are not allowed');
  },
};

export const startEventOfProcess: Rule = {
  of: ['process'],
  *check(element, diagram) {
    yield* alike(
      element,
      childrenOf(element, 'startEvent').filter((start) => kindOf(start) === 'signal'),
      diagram,
    );
    const taken = new Set<string | undefined>();
    for (const start of childrenOf(element, 'startEvent')) {
      for (const definition of childrenOf(start, 'messageEventDefinition')) {
        const message = diagram.referenced(definition, 'messageRef');
        const name = message && attribute(message, 'name');
        if (message && taken.has(name)) {
          yield found(message, 'A message cannot be referred by more than one start event');
        }
        taken.add(name);
      }
    }
  },
};
