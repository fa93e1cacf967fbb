import { type BpmnElement, child, children, extension, flag, idOf, text } from '../../bpmn/element.js';
import { readBpmn } from '../../bpmn/readBpmn.js';

/** What a broker looks at in a version of a process before it takes an instance there. */
export interface BrokerDiagram {
  /** Element id → element. */
  elements: ReadonlyMap<string, DiagramElement>;
  /** Ids of those that stand in the process itself, not in one of its sub-processes. */
  eventSubProcesses: readonly string[];
}

export interface DiagramElement {
  /** As records name it, such as USER_TASK. */
  type: string;
  /** Id of the scope that it stands in; null: in the process itself. */
  scope: string | null;
  /** Of a user task: whether the broker keeps it itself instead of giving a job to a worker. */
  isBrokersTask: boolean;
  /** Its boundary events, and what event sub-processes directly inside of it begin by. */
  catches: readonly Catch[];
}

export interface Catch {
  id: string;
  isBoundary: boolean;
  /** As records name it, such as TIMER. */
  event: string;
  /** Of the message that it waits for, as it is written. */
  message: string | null;
}

/** Rejects what is no BPMN. */
export async function readBrokerDiagram(xml: string, processId: string): Promise<BrokerDiagram> {
  const file = await readBpmn(xml);
  const own = [...file.elements].filter(([, element]) => isWithin(element, processId));
  const elements = own.map(([id, element]) => {
    const catching = own.filter(([, event]) => catcherOf(event) === id);
    return [id, elementOf(element, { processId, catches: catching.map(catchOf) })] as const;
  });
  const isOfProcess = ([, { type, scope }]: (typeof elements)[number]) =>
    type === 'EVENT_SUB_PROCESS' && scope === null;
  return { elements: new Map(elements), eventSubProcesses: elements.filter(isOfProcess).map(([id]) => id) };
}

function elementOf(
  element: BpmnElement,
  { processId, catches }: { processId: string; catches: readonly Catch[] },
): DiagramElement {
  const parent = idOf(child(element, '$parent')) ?? null;
  return {
    type: typeOf(element),
    scope: parent === processId ? null : parent,
    isBrokersTask: extension(element, 'zeebe:UserTask') !== undefined,
    catches,
  };
}

/** Id of the element that waits for this event while it is active; undefined: none does. */
function catcherOf(event: BpmnElement): string | undefined {
  if (event.$type === 'bpmn:BoundaryEvent') return idOf(child(event, 'attachedToRef'));
  const around = child(event, '$parent');
  if (event.$type !== 'bpmn:StartEvent' || flag(around, 'triggeredByEvent') !== true) return undefined;
  return idOf(child(around, '$parent'));
}

function typeOf(element: BpmnElement): string {
  if (child(element, 'loopCharacteristics')?.$type === 'bpmn:MultiInstanceLoopCharacteristics')
    return 'MULTI_INSTANCE_BODY';
  return flag(element, 'triggeredByEvent') === true ? 'EVENT_SUB_PROCESS' : recordName(element.$type);
}

function catchOf([id, event]: readonly [string, BpmnElement]): Catch {
  const [definition] = children(event, 'eventDefinitions');
  return {
    id,
    isBoundary: event.$type === 'bpmn:BoundaryEvent',
    event: recordName((definition?.$type ?? '').replace(/EventDefinition$/, '')),
    message: text(child(definition, 'messageRef'), 'name') ?? null,
  };
}

/** bpmn:CallActivity → CALL_ACTIVITY */
const recordName = (type: string): string =>
  type
    .replace(/^bpmn:/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toUpperCase();

function isWithin(element: BpmnElement, processId: string): boolean {
  for (let around = child(element, '$parent'); around; around = child(around, '$parent'))
    if (idOf(around) === processId) return true;
  return false;
}
