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
      yield found(element, 'Boundary events must be one of: timer, message, error, signal, escalation or compensation');
    }
    if (diagram.outgoing(element).length === 0 && associationsOf(element).length === 0) {
      yield found(element, 'Must have at least one outgoing sequence flow or association');
    }
    if (diagram.incoming(element).length > 0) yield found(element, 'Cannot have incoming sequence flows');
  },
};

/** A handler does not come by a sequence flow: the association from its boundary event says which it is. */
export const compensationBoundaryEvent: Rule = {
  of: ['boundaryEvent'],
  *check(element, diagram) {
    if (kindOf(element) !== 'compensate') return;
    if (diagram.outgoing(element).length > 0) {
      yield found(element, 'Compensation boundary events must not have outgoing sequence flows');
    }
    const handlers = associationsOf(element).map((association) => diagram.referenced(association, 'targetRef'));
    if (handlers.length !== 1) yield found(element, 'Must have exactly one association to a compensation handler');
    for (const handler of handlers) {
      if (handler && !['true', '1'].includes(attribute(handler, 'isForCompensation') ?? 'false')) {
        yield found(handler, "Must have the attribute 'isForCompensation' as the handler of a compensation");
      }
    }
  },
};

function associationsOf(boundary: XmlElement): XmlElement[] {
  const all = boundary.parent ? childrenOf(boundary.parent, 'association') : [];
  return all.filter((association) => attribute(association, 'sourceRef') === idOf(boundary));
}
