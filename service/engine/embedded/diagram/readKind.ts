import { child, children, extension, flag, idOf, text } from '../../../bpmn/element.js';
import type { BpmnElement } from '../../../bpmn/element.js';
import { readJob, readUserTask, readUserTaskJob } from './readExtensions.js';
import { readMessage, readTrigger } from './readTrigger.js';
import { readExpression, readValue } from './readValue.js';

/** What kind of node an element makes, with the parts of that kind (graph.ts); undefined for what is only drawn. */
export function kindPartsOf(element: BpmnElement): Record<string, unknown> | undefined {
  return kinds[element.$type]?.(element);
}

type Reader = (element: BpmnElement) => Record<string, unknown>;

const gateway =
  (kind: string, elementType: string): Reader =>
  () => ({ kind, elementType, defaultFlow: undefined });

/** A task that a worker does; where its own dialect (script, decision) is not used. */
const jobTask =
  (elementType: string): Reader =>
  (element) => ({ kind: 'jobTask', elementType, job: readJob(element) });

const passThrough =
  (elementType: string): Reader =>
  () => ({ kind: 'passThroughTask', elementType });

const kinds: Readonly<Record<string, Reader>> = {
  'bpmn:Process': () => ({ kind: 'process', elementType: 'PROCESS' }),
  'bpmn:SubProcess': (element) =>
    flag(element, 'triggeredByEvent') === true
      ? { kind: 'eventSubProcess', elementType: 'EVENT_SUB_PROCESS' }
      : { kind: 'subProcess', elementType: 'SUB_PROCESS' },
  'bpmn:Task': passThrough('TASK'),
  'bpmn:ManualTask': passThrough('MANUAL_TASK'),
  'bpmn:ServiceTask': jobTask('SERVICE_TASK'),
  'bpmn:SendTask': jobTask('SEND_TASK'),
  'bpmn:BusinessRuleTask': jobTask('BUSINESS_RULE_TASK'),
  'bpmn:ScriptTask': (element) => {
    const script = extension(element, 'zeebe:Script');
    if (!script) return jobTask('SCRIPT_TASK')(element);
    return {
      kind: 'scriptTask',
      elementType: 'SCRIPT_TASK',
      expression: readExpression(text(script, 'expression') ?? ''),
      resultVariable: text(script, 'resultVariable') ?? '',
    };
  },
  'bpmn:UserTask': (element) => ({
    ...(extension(element, 'zeebe:UserTask')
      ? { kind: 'zeebeUserTask' }
      : { kind: 'userTask', job: readUserTaskJob(element) }),
    elementType: 'USER_TASK',
    user: readUserTask(element),
  }),
  'bpmn:ReceiveTask': (element) => ({
    kind: 'receiveTask',
    elementType: 'RECEIVE_TASK',
    trigger: readMessage(child(element, 'messageRef')),
  }),
  'bpmn:CallActivity': (element) => {
    const called = extension(element, 'zeebe:CalledElement');
    return {
      kind: 'callActivity',
      elementType: 'CALL_ACTIVITY',
      processId: readValue(text(called, 'processId') ?? ''),
      propagateAllParentVariables: flag(called, 'propagateAllParentVariables') ?? true,
      propagateAllChildVariables: flag(called, 'propagateAllChildVariables') ?? true,
    };
  },
  'bpmn:ExclusiveGateway': gateway('exclusiveGateway', 'EXCLUSIVE_GATEWAY'),
  'bpmn:InclusiveGateway': gateway('inclusiveGateway', 'INCLUSIVE_GATEWAY'),
  'bpmn:ParallelGateway': gateway('parallelGateway', 'PARALLEL_GATEWAY'),
  'bpmn:EventBasedGateway': gateway('eventBasedGateway', 'EVENT_BASED_GATEWAY'),
  'bpmn:StartEvent': (element) => ({
    kind: 'startEvent',
    elementType: 'START_EVENT',
    trigger: readTrigger(element),
    interrupting: flag(element, 'isInterrupting') ?? true,
  }),
  'bpmn:BoundaryEvent': (element) => ({
    kind: 'boundaryEvent',
    elementType: 'BOUNDARY_EVENT',
    trigger: readTrigger(element),
    interrupting: flag(element, 'cancelActivity') ?? true,
  }),
  'bpmn:IntermediateCatchEvent': (element) =>
    thrown(element)?.$type === 'bpmn:LinkEventDefinition'
      ? { kind: 'linkCatchEvent', elementType: 'INTERMEDIATE_CATCH_EVENT' }
      : { kind: 'catchEvent', elementType: 'INTERMEDIATE_CATCH_EVENT', trigger: readTrigger(element) },
  'bpmn:IntermediateThrowEvent': (element) => ({
    elementType: 'INTERMEDIATE_THROW_EVENT',
    ...throwing(element, 'ThrowEvent'),
  }),
  'bpmn:EndEvent': (element) => ({ elementType: 'END_EVENT', ...throwing(element, 'EndEvent') }),
};

function throwing(element: BpmnElement, position: 'ThrowEvent' | 'EndEvent'): Record<string, unknown> {
  const trigger = readTrigger(element);
  switch (trigger.type) {
    case 'message':
      return { kind: 'jobTask', job: readJob(element) };
    case 'signal':
      return { kind: `signal${position}`, signal: trigger.name };
    case 'error':
      if (position === 'ThrowEvent') break;
      return { kind: 'errorEndEvent', code: trigger.code ?? '' };
    case 'escalation':
      return { kind: `escalation${position}`, code: trigger.code ?? '' };
    case 'compensation':
      return { kind: `compensation${position}`, activity: idOf(child(thrown(element), 'activityRef')) };
    case 'none':
    case 'timer':
      break;
  }
  const type = thrown(element)?.$type;
  if (position === 'ThrowEvent' && type === 'bpmn:LinkEventDefinition') return { kind: 'linkThrowEvent' };
  if (position === 'EndEvent' && type === 'bpmn:TerminateEventDefinition') return { kind: 'terminateEndEvent' };
  // What cannot be thrown from here is passed through (measured on 8.5.8).
  return { kind: `none${position}` };
}

function thrown(element: BpmnElement): BpmnElement | undefined {
  return children(element, 'eventDefinitions')[0];
}
