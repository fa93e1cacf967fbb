import { kindOf } from '../eventDefinition.js';
import { mandatoryExpression } from '../expression.js';
import { found } from '../finding.js';
import type { Rule } from '../rule.js';
import { tooFewOutgoing } from '../tooFewOutgoing.js';
import { attribute, childrenOf, idOf, type XmlElement } from '../xmlElement.js';

const branching = ['exclusiveGateway', 'inclusiveGateway'];

export const conditionOfFlow: Rule = {
  of: ['sequenceFlow'],
  *check(element, diagram) {
    const source = diagram.referenced(element, 'sourceRef');
    const condition = childrenOf(element, 'conditionExpression')[0];
    if (source && branching.includes(source.name)) {
      const needed = diagram.outgoing(source).length > 1 && attribute(source, 'default') !== idOf(element);
      if (needed && !condition) {
        // The broker speaks of a default only where one flow is taken.
        if (source.name === 'exclusiveGateway') yield found(element, 'Must have a condition or be default flow');
        else yield found(element, 'Must have a condition');
      }
    } else if (condition) {
      yield found(source ?? element, 'Conditional sequence flows are only supported at exclusive or inclusive gateway');
    }
    if (condition) yield* mandatoryExpression(condition, condition.text);
  },
};

export const endsOfFlow: Rule = {
  of: ['sequenceFlow'],
  *check(element, diagram) {
    for (const end of ['sourceRef', 'targetRef']) {
      const node = diagram.referenced(element, end);
      if (node && node.parent !== element.parent) {
        yield found(
          element,
          `Must connect elements of its own scope, but '${end}' names '${idOf(node) ?? ''}' outside of it`,
        );
      }
    }
  },
};

export const defaultFlow: Rule = {
  of: branching,
  *check(element, diagram) {
    const flow = diagram.referenced(element, 'default');
    if (flow && !diagram.outgoing(element).includes(flow)) {
      yield found(element, 'Default flow must start at gateway');
    }
  },
};

export const inclusiveGateway: Rule = {
  of: ['inclusiveGateway'],
  *check(element, diagram) {
    if (diagram.incoming(element).length > 1) {
      yield found(element, 'Currently the inclusive gateway can only have one incoming sequence flow');
    }
  },
};

export const eventBasedGateway: Rule = {
  of: ['eventBasedGateway'],
  *check(element, diagram) {
    const [leaving, written] = [diagram.outgoing(element), diagram.writtenOutgoing(element)];
    if (Math.min(leaving.length, written.length) < 2) {
      yield tooFewOutgoing(element, diagram, 'Event-based gateway must have at least 2 outgoing sequence flows.');
    }
    const targets = [...new Set([...leaving, ...written])].map((flow) => diagram.referenced(flow, 'targetRef'));
    if (targets.some((target) => !target || !waits(target))) {
      yield found(
        element,
        'Event-based gateway must not have an outgoing sequence flow to other elements than message/timer/signal intermediate catch events.',
      );
    }
    if (targets.some((target) => target && diagram.incoming(target).length > 1)) {
      yield found(
        element,
        'Target elements of an event gateway must not have any additional incoming sequence flows other than that from the event gateway.',
      );
    }
  },
};

const waits = (target: XmlElement): boolean =>
  target.name === 'intermediateCatchEvent' && ['message', 'timer', 'signal'].includes(kindOf(target));
