import { child, children, extension, text } from '../../../bpmn/element.js';
import type { BpmnElement } from '../../../bpmn/element.js';
import type { Trigger, Value } from './graph.js';
import { readExpression, readOptionalValue, readValue } from './readValue.js';

/** What sets an event off, or what a throwing one throws. */
export function readTrigger(event: BpmnElement): Trigger {
  const definition = children(event, 'eventDefinitions')[0];
  switch (definition?.$type) {
    case 'bpmn:TimerEventDefinition':
      return readTimer(definition);
    case 'bpmn:MessageEventDefinition':
      return readMessage(child(definition, 'messageRef'));
    case 'bpmn:SignalEventDefinition':
      return { type: 'signal', name: readValue(text(child(definition, 'signalRef'), 'name') ?? '') };
    case 'bpmn:ErrorEventDefinition':
      return { type: 'error', code: readOptionalValue(text(child(definition, 'errorRef'), 'errorCode')) };
    case 'bpmn:EscalationEventDefinition':
      return { type: 'escalation', code: escalationCodeOf(child(definition, 'escalationRef')) };
    case 'bpmn:CompensateEventDefinition':
      return { type: 'compensation' };
    default:
      return { type: 'none' };
  }
}

export function readMessage(message: BpmnElement | undefined): Trigger {
  const key = text(extension(message, 'zeebe:Subscription'), 'correlationKey');
  return {
    type: 'message',
    name: readValue(text(message, 'name') ?? ''),
    correlationKey: key === undefined ? undefined : readExpression(key),
  };
}

/** Zeebe's word for the kind of event; of tasks, those have one that wait for a message. */
export function eventTypeOf(event: BpmnElement): string {
  if (event.$type === 'bpmn:ReceiveTask') return 'MESSAGE';
  if (!event.$type.endsWith('Event')) return 'UNSPECIFIED';
  const type = children(event, 'eventDefinitions')[0]?.$type ?? 'bpmn:None';
  const kind = type.replace(/^bpmn:|EventDefinition$/g, '').toUpperCase();
  if (meaningless[event.$type]?.includes(kind)) return 'NONE';
  return kind === 'COMPENSATE' ? 'COMPENSATION' : kind;
}

/** What a broker deploys there and takes for an event without anything (measured on 8.5.8). */
const meaningless: Readonly<Record<string, readonly string[]>> = {
  'bpmn:StartEvent': ['TERMINATE', 'COMPENSATE'],
  'bpmn:IntermediateThrowEvent': ['TERMINATE', 'ERROR', 'TIMER'],
};

function readTimer(definition: BpmnElement): Trigger {
  for (const kind of ['duration', 'date', 'cycle'] as const) {
    const name = `time${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
    const value = child(definition, name);
    if (value) return { type: 'timer', kind, value: readValue(text(value, 'body')?.trim() ?? '') };
  }
  return { type: 'timer', kind: 'duration', value: '' };
}

/** Only an event that names no escalation catches all: one without a code is thrown by nobody (measured on 8.5.8). */
const escalationCodeOf = (escalation: BpmnElement | undefined): Value | undefined =>
  escalation && readValue(text(escalation, 'escalationCode') ?? '');
