import { kindOf } from '../eventDefinition.js';
import { found } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute, childrenOf, idOf, type XmlElement } from '../xmlElement.js';

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
    if (diagram.outgoing(element).length === 0 && associationsOf(element).length === 0) {
      yield found(element, 'Must have at least one outgoing sequence flow or association');
    }
    if (diagram.incoming(element).length > 0) yield found(element, 'Cannot have incoming sequence flows');
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

function associationsOf(boundary: XmlElement): XmlElement[] {
  const all = boundary.parent ? childrenOf(boundary.parent, 'association') : [];
  return all.filter((association) => attribute(association, 'sourceRef') === idOf(boundary));
}
