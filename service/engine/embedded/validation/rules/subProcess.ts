import { isNoneEvent, kindOf } from '../eventDefinition.js';
import { found } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute, childrenOf, isTrue, type XmlElement } from '../xmlElement.js';

export const isEventSubProcess = (element: XmlElement): boolean =>
  element.name === 'subProcess' && isTrue(attribute(element, 'triggeredByEvent'));

export const subProcess: Rule = {
  of: ['subProcess'],
  *check(element) {
    const starts = childrenOf(element, 'startEvent');
    if (starts.length !== 1) yield found(element, 'Must have exactly one start event');
    for (const start of starts) {
      if (isEventSubProcess(element)) {
        if (!['message', 'timer', 'error', 'signal', 'escalation'].includes(kindOf(start))) {
          yield found(
            element,
            'Start events in event subprocesses must be one of: message, timer, error, signal or escalation',
          );
        }
      } else if (!isNoneEvent(start)) yield found(element, 'Start events in subprocesses must be of type none');
    }
  },
};

export const eventSubProcess: Rule = {
  of: ['subProcess'],
  *check(element, diagram) {
    if (!isEventSubProcess(element)) return;
    if (diagram.incoming(element).length + diagram.outgoing(element).length > 0) {
      yield found(element, 'Event subprocesses are entered by their start event: they must not have sequence flows');
    }
  },
};
