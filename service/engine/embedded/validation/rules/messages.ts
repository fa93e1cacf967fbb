import { isExpression, mandatoryExpression, optionalExpression } from '../expression.js';
import { found, type Finding } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute, extensionsOf, type XmlElement } from '../xmlElement.js';

export const messageReference: Rule = {
  of: ['messageEventDefinition'],
  *check(element, diagram) {
    if (catches(element) && !diagram.referenced(element, 'messageRef'))
      yield found(element, 'Must reference a message');
  },
};

export const signalReference: Rule = {
  of: ['signalEventDefinition'],
  *check(element, diagram) {
    const signal = diagram.referenced(element, 'signalRef');
    if (signal) yield* nameFindings(signal);
    else yield found(element, 'Must reference a signal');
  },
};

/** Which processes run does not matter for a message: it stands outside of them. */
export const message: Rule = {
  of: ['message'],
  *check(element, diagram) {
    const users = diagram.usersOf(element).filter(catches);
    if (users.length > 0) yield* nameFindings(element);
    if (!users.some(awaitsKey)) return;
    const subscriptions = extensionsOf(element, 'zeebe:subscription');
    if (subscriptions.length !== 1) yield found(element, 'Must have exactly one zeebe:subscription extension element');
  },
};

/** Of every message, also of one that needs no key or that nobody awaits. */
export const subscription: Rule = {
  of: ['message'],
  *check(element) {
    for (const one of extensionsOf(element, 'zeebe:subscription')) {
      yield* mandatoryExpression(one, attribute(one, 'correlationKey'));
    }
  },
};

function* nameFindings(element: XmlElement): Generator<Finding> {
  const name = attribute(element, 'name') ?? '';
  if (name === '') yield found(element, 'Name must be present and not empty');
  else if (isExpression(name)) yield* optionalExpression(element, name);
}

const catches = (user: XmlElement): boolean =>
  user.name === 'receiveTask' ||
  ['startEvent', 'intermediateCatchEvent', 'boundaryEvent'].includes(user.parent?.name ?? '');

/** All but a process's own start event find their instance by a key. */
const awaitsKey = (user: XmlElement): boolean =>
  !(user.parent?.name === 'startEvent' && user.parent.parent?.name === 'process');
