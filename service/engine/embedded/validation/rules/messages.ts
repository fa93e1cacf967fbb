import type { Diagram } from '../diagram.js';
import { isExpression, mandatoryExpression, optionalExpression } from '../expression.js';
import { found, type Finding } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute, extensionsOf, idOf, walk, type XmlElement } from '../xmlElement.js';

export const messageReference: Rule = {
  of: ['messageEventDefinition'],
  *check(element) {
    const catches = ['startEvent', 'intermediateCatchEvent', 'boundaryEvent'].includes(element.parent?.name ?? '');
    if (catches && attribute(element, 'messageRef') === undefined) yield found(element, 'Must reference a message');
  },
};

export const signalReference: Rule = {
  of: ['signalEventDefinition'],
  *check(element, diagram) {
    if (attribute(element, 'signalRef') === undefined) yield found(element, 'Must reference a signal');
    const signal = diagram.referenced(element, 'signalRef');
    if (signal) yield* nameFindings(signal);
  },
};

/** Which processes run does not matter for a message: it stands outside of them. */
export const message: Rule = {
  of: ['message'],
  *check(element, diagram) {
    const users = usersOf(element, diagram);
    if (users.length > 0) yield* nameFindings(element);
    if (!users.some(awaitsKey)) return;
    const subscriptions = extensionsOf(element, 'zeebe:subscription');
    if (subscriptions.length !== 1) yield found(element, 'Must have exactly one zeebe:subscription extension element');
    for (const subscription of subscriptions) {
      yield* mandatoryExpression(subscription, attribute(subscription, 'correlationKey'));
    }
  },
};

function* nameFindings(element: XmlElement): Generator<Finding> {
  const name = attribute(element, 'name') ?? '';
  if (name.trim() === '') yield found(element, 'Name must be present and not empty');
  else if (isExpression(name)) yield* optionalExpression(element, name);
}

/** Catch events and receive tasks that refer to it. */
function usersOf(element: XmlElement, diagram: Diagram): XmlElement[] {
  return diagram.executable
    .flatMap((process) => [...walk(process)])
    .filter((user) => diagram.referenced(user, 'messageRef') === element && idOf(element) !== undefined)
    .filter((user) => user.name === 'receiveTask' || /(start|Catch|boundary)Event$/i.test(user.parent?.name ?? ''));
}

/** All but a process's own start event find their instance by a key. */
const awaitsKey = (user: XmlElement): boolean =>
  !(user.parent?.name === 'startEvent' && user.parent.parent?.name === 'process');
