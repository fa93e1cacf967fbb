import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };

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

const moddle = new BpmnModdle({ zeebe });

/** Rejects what is no BPMN. */
export async function readBrokerDiagram(xml: string, processId: string): Promise<BrokerDiagram> {
  const { elementsById } = await moddle.fromXML(xml);
  const own = Object.entries(elementsById).filter(([, element]) => isWithin(element, processId));
  const elements = own.map(([id, element]) => {
    const catching = own.filter(([, event]) => catcherOf(event) === id);
    return [id, elementOf(element, { processId, catches: catching.map(catchOf) })] as const;
  });
  const isOfProcess = ([, { type, scope }]: (typeof elements)[number]) =>
    type === 'EVENT_SUB_PROCESS' && scope === null;
  return { elements: new Map(elements), eventSubProcesses: elements.filter(isOfProcess).map(([id]) => id) };
}

function elementOf(
  element: ModdleElement,
  { processId, catches }: { processId: string; catches: readonly Catch[] },
): DiagramElement {
  const parent = idOf(Reflect.get(element, '$parent'));
  const extensions = listIn(Reflect.get(element, 'extensionElements'), 'values');
  return {
    type: typeOf(element),
    scope: parent === processId ? null : parent,
    isBrokersTask: extensions.some((extension) => textIn(extension, '$type') === 'zeebe:UserTask'),
    catches,
  };
}

/** Id of the element that waits for this event while it is active; null: none does. */
function catcherOf(event: ModdleElement): string | null {
  if (event.$type === 'bpmn:BoundaryEvent') return idOf(Reflect.get(event, 'attachedToRef'));
  const around: unknown = Reflect.get(event, '$parent');
  if (event.$type !== 'bpmn:StartEvent' || !isObject(around) || Reflect.get(around, 'triggeredByEvent') !== true)
    return null;
  return idOf(Reflect.get(around, '$parent'));
}

function typeOf(element: ModdleElement): string {
  if (textIn(Reflect.get(element, 'loopCharacteristics'), '$type') === 'bpmn:MultiInstanceLoopCharacteristics')
    return 'MULTI_INSTANCE_BODY';
  return Reflect.get(element, 'triggeredByEvent') === true ? 'EVENT_SUB_PROCESS' : recordName(element.$type);
}

function catchOf([id, event]: readonly [string, ModdleElement]): Catch {
  const [definition] = listIn(event, 'eventDefinitions');
  const kind = textIn(definition, '$type') ?? '';
  return {
    id,
    isBoundary: event.$type === 'bpmn:BoundaryEvent',
    event: recordName(kind.replace(/EventDefinition$/, '')),
    message: definition ? textIn(Reflect.get(definition, 'messageRef'), 'name') : null,
  };
}

/** bpmn:CallActivity → CALL_ACTIVITY */
const recordName = (type: string): string =>
  type
    .replace(/^bpmn:/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toUpperCase();

function isWithin(element: object, processId: string): boolean {
  for (
    let around: unknown = Reflect.get(element, '$parent');
    isObject(around);
    around = Reflect.get(around, '$parent')
  ) {
    if (idOf(around) === processId) return true;
  }
  return false;
}

const idOf = (element: unknown): string | null => textIn(element, 'id');

function textIn(element: unknown, name: string): string | null {
  const text: unknown = isObject(element) ? Reflect.get(element, name) : undefined;
  return typeof text === 'string' ? text : null;
}

function listIn(element: unknown, name: string): object[] {
  const list: unknown = isObject(element) ? Reflect.get(element, name) : undefined;
  return Array.isArray(list) ? list.filter(isObject) : [];
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
