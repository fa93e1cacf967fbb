/** The `zeebe:` extension elements of an activity. */
import { child, children, extension, flag, text } from '../../../bpmn/element.js';
import type { BpmnElement } from '../../../bpmn/element.js';
import type { Expression } from '../../../feel/expression.js';
import { deployedExpression } from './expressionIn.js';
import type { JobDefinition, Listener, Loop, UserTaskDefinition } from './graph.js';
import { quotedList } from './quotedList.js';
import { inputText, type Mapping, outputText } from './mappingText.js';
import { readExpression, readOptionalValue, readValue } from './readValue.js';
import { USER_TASK_JOB } from '../../records.js';

const DEFAULT_RETRIES = '3';
/** A user task's job is not tried again by itself (measured on 8.5.8). */
const USER_TASK_RETRIES = '1';

export function readInputs(element: BpmnElement): Expression | undefined {
  const mappings = readMappings(element, 'inputParameters');
  return mappings.length === 0 ? undefined : deployedExpression(inputText(mappings));
}

export function readOutputs(element: BpmnElement): Expression | undefined {
  const mappings = readMappings(element, 'outputParameters');
  return mappings.length === 0 ? undefined : deployedExpression(outputText(mappings));
}

function readMappings(element: BpmnElement, side: 'inputParameters' | 'outputParameters'): Mapping[] {
  return children(extension(element, 'zeebe:IoMapping'), side).map((parameter) => ({
    source: text(parameter, 'source') ?? '',
    target: text(parameter, 'target') ?? '',
  }));
}

export function readJob(element: BpmnElement): JobDefinition | undefined {
  const definition = extension(element, 'zeebe:TaskDefinition');
  if (!definition) return undefined;
  return {
    type: readValue(text(definition, 'type') ?? ''),
    retries: readOptionalValue(text(definition, 'retries')) ?? DEFAULT_RETRIES,
    headers: readHeaders(extension(element, 'zeebe:TaskHeaders')),
  };
}

export function readUserTaskJob(element: BpmnElement): JobDefinition {
  return {
    type: USER_TASK_JOB,
    retries: USER_TASK_RETRIES,
    headers: readHeaders(extension(element, 'zeebe:TaskHeaders')),
  };
}

export function readUserTask(element: BpmnElement): UserTaskDefinition {
  const assignment = extension(element, 'zeebe:AssignmentDefinition');
  const schedule = extension(element, 'zeebe:TaskSchedule');
  const form = extension(element, 'zeebe:FormDefinition');
  return {
    assignee: readOptionalValue(text(assignment, 'assignee')),
    candidateGroups: readList(text(assignment, 'candidateGroups')),
    candidateUsers: readList(text(assignment, 'candidateUsers')),
    dueDate: readOptionalValue(text(schedule, 'dueDate')),
    followUpDate: readOptionalValue(text(schedule, 'followUpDate')),
    formKey: text(form, 'formKey'),
    formId: readOptionalValue(text(form, 'formId')),
  };
}

/** A list that stands there as it is becomes an expression, too: one with a quotation mark cannot be read (measured on 8.5.8). */
function readList(written: string | undefined): Expression | undefined {
  const value = readOptionalValue(written);
  if (typeof value !== 'string') return value;
  return deployedExpression(quotedList(value.split(',').map((item) => item.trim())));
}

export function readListeners(element: BpmnElement): Listener[] {
  return children(extension(element, 'zeebe:ExecutionListeners'), 'listeners').map((listener) => ({
    event: text(listener, 'eventType') === 'end' ? 'end' : 'start',
    type: readValue(text(listener, 'type') ?? ''),
    retries: readOptionalValue(text(listener, 'retries')) ?? DEFAULT_RETRIES,
    headers: readHeaders(child(listener, 'headers')),
  }));
}

export function readLoop(element: BpmnElement): Loop | undefined {
  const characteristics = child(element, 'loopCharacteristics');
  if (characteristics?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return undefined;
  const loop = extension(characteristics, 'zeebe:LoopCharacteristics');
  const outputElement = text(loop, 'outputElement');
  const condition = text(child(characteristics, 'completionCondition'), 'body')?.trim();
  return {
    sequential: flag(characteristics, 'isSequential') ?? false,
    inputCollection: readExpression(text(loop, 'inputCollection') ?? ''),
    inputElement: text(loop, 'inputElement') || undefined,
    outputCollection: text(loop, 'outputCollection'),
    outputElement: outputElement === undefined ? undefined : readExpression(outputElement),
    completionCondition: readOptionalValue(condition),
  };
}

function readHeaders(headers: BpmnElement | undefined): Record<string, string> {
  return Object.fromEntries(
    children(headers, 'values').map((header) => [text(header, 'key') ?? '', text(header, 'value') ?? '']),
  );
}
