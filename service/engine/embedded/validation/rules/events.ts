import { eventDefinitionsOf, kindOf } from '../eventDefinition.js';
import { found } from '../finding.js';
import type { Rule } from '../rule.js';

const events = ['startEvent', 'endEvent', 'boundaryEvent', 'intermediateCatchEvent', 'intermediateThrowEvent'];

export const oneEventDefinition: Rule = {
  of: events,
  *check(element) {
    const count = eventDefinitionsOf(element).length;
    if (element.name === 'startEvent') {
      if (count > 1) yield found(element, "Start event can't have more than one type");
      return;
    }
    const needed = ['boundaryEvent', 'intermediateCatchEvent'].includes(element.name);
    if (element.name === 'intermediateThrowEvent') return;
    if (count > 1 || (needed && count === 0)) yield found(element, 'Must have exactly one event definition');
  },
};

export const knownEventDefinition: Rule = {
  of: ['conditionalEventDefinition', 'cancelEventDefinition', 'eventDefinition'],
  *check(element) {
    yield found(element, 'Event definition of this type is not supported');
  },
};

export const intermediateCatchEvent: Rule = {
  of: ['intermediateCatchEvent'],
  *check(element) {
    if (!['none', 'message', 'timer', 'signal', 'link'].includes(kindOf(element))) {
      yield found(element, 'Event definition must be one of: message, timer, signal, or link');
    }
  },
};

export const endEvent: Rule = {
  of: ['endEvent'],
  *check(element, diagram) {
    if (!['none', 'error', 'message', 'terminate', 'signal', 'escalation', 'compensate'].includes(kindOf(element))) {
      yield found(
        element,
        'End events must be one of: none, error, message, terminate, signal, escalation or compensation',
      );
    }
    if (diagram.outgoing(element).length > 0) {
      yield found(element, 'End events must not have outgoing sequence flows to other elements.');
    }
  },
};
