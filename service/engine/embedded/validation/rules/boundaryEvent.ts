import type { Diagram } from '../diagram.js';
import { kindOf } from '../eventDefinition.js';
import { found } from '../finding.js';
import type { Rule } from '../rule.js';
import { tooFewOutgoing } from '../tooFewOutgoing.js';
import { attribute, childrenOf, idOf, type XmlElement } from '../xmlElement.js';
import { isEventSubProcess } from './subProcess.js';

const activities = /(^task|Task|^subProcess|^callActivity)$/;
const kinds = ['none', 'timer', 'message', 'error', 'signal', 'escalation', 'compensate', 'conditional', 'cancel'];

export const boundaryEvent: Rule = {
  of: ['boundaryEvent'],
  *check(element, diagram) {
    const host = diagram.referenced(element, 'attachedToRef');
    if (!host || !activities.test(host.name)) yield found(element, 'Must be attached to an activity');
    else if (host.parent !== element.parent) yield found(element, 'Must be attached to an activity of its own scope');
    if (!kinds.includes(kindOf(element))) {
      yield found(element, 'Boundary events must be one of: timer, message, error, signal, escalation');
    }
    if (kindOf(element) !== 'compensate' && !leadsOn(element, diagram)) {
      yield tooFewOutgoing(element, diagram, 'Must have at least one outgoing sequence flow or association');
    }
    const isEntered = diagram.incoming(element).length > 0 || childrenOf(element, 'incoming').length > 0;
    if (isEntered) yield found(element, 'Cannot have incoming sequence flows');
  },
};

export const escalationBoundaryEvent: Rule = {
  of: ['boundaryEvent'],
  *check(element, diagram) {
    const host = diagram.referenced(element, 'attachedToRef');
    if (kindOf(element) === 'escalation' && host && !['subProcess', 'callActivity'].includes(host.name)) {
      yield found(element, 'An escalation boundary event should only be attached to a subprocess, or a call activity.');
    }
  },
};

/**
 * It leads on by an association; the broker goes by the first. Where that leads to no activity, or there is none, it deploys
 * some such diagrams, and throws an exception or waits for ever later (measured on 8.5.8).
 */
export const compensationBoundaryEvent: Rule = {
  of: ['boundaryEvent'],
  *check(element, diagram) {
    if (kindOf(element) !== 'compensate') return;
    const association = associationOf(element);
    const handler = association && diagram.referenced(association, 'targetRef');
    if (!handler || !activities.test(handler.name) || isEventSubProcess(handler)) {
      yield found(element, 'An association must lead to the activity that undoes it');
    }
  },
};

const leadsOn = (boundary: XmlElement, diagram: Diagram): boolean =>
  diagram.outgoing(boundary).length > 0 && diagram.writtenOutgoing(boundary).length > 0;

/** The first that leaves it. */
const associationOf = (boundary: XmlElement): XmlElement | undefined =>
  boundary.parent &&
  childrenOf(boundary.parent, 'association').find((one) => attribute(one, 'sourceRef') === idOf(boundary));
