import type { AnyRecord, EngineRecord, IncidentValue, ProcessInstanceValue, VariableValue } from '../engine/records.js';
import type { ActiveElement, InstanceDocument } from '../stores/documents/instance.js';
import { applied, isNews } from './applied.js';
import type { DiagramNotes } from './elements.js';

/** An instance after one record: where its tokens are, what they have passed, what is stuck. */
export function instanceAfter(
  record: AnyRecord,
  before: InstanceDocument | undefined,
  notes: DiagramNotes,
): InstanceDocument | undefined {
  if (!isNews(before, record)) return before;
  const change = changeOf(record, { notes, before: before ?? newInstance });
  if (!change) return before;
  const instance = before ?? firstSeen(record);
  return { ...instance, ...change, positions: applied(instance.positions, record) };
}

type Change = Partial<InstanceDocument>;
interface Context {
  notes: DiagramNotes;
  before: Pick<InstanceDocument, keyof typeof newInstance>;
}

/** Whether a case had a process and none is left: those that it calls end with it. */
export function isOver(instancesOfCase: readonly InstanceDocument[]): boolean {
  const callers = instancesOfCase.filter(({ parent }) => parent === null);
  return callers.length > 0 && callers.every(({ state }) => state !== 'active');
}

export const suspendedAtAfter = ({ intent, timestamp }: AnyRecord): number | null =>
  intent === 'SUSPENDED' ? timestamp : null;

const newInstance = {
  active: [],
  staged: null,
  tier: 0,
  processVersion: 0,
  passed: [],
  variables: [],
  incidents: [],
} satisfies Partial<InstanceDocument>;

function changeOf(record: AnyRecord, context: Context): Change | undefined {
  switch (record.valueType) {
    case 'PROCESS_INSTANCE':
      return record.value.bpmnElementType === 'PROCESS' ? ofProcess(record, context) : ofElement(record, context);
    case 'VARIABLE':
      // A broker writes null there instead of the value, which stays what it was.
      return record.intent === 'MIGRATED' || !isOfWhole(record.value) ? undefined : ofVariable(record.value, context);
    case 'INCIDENT':
      return ofIncident(record, context);
    case 'PROCESS_INSTANCE_SUSPENSION':
      return { suspendedAt: suspendedAtAfter(record) };
    default:
      return undefined;
  }
}

function ofProcess({ intent, value }: ElementRecord, { before }: Context): Change | undefined {
  switch (intent) {
    case 'ELEMENT_ACTIVATING':
      return {
        processVersion: value.version,
        parent: value.parentProcessInstanceKey === '-1' ? null : value.parentProcessInstanceKey,
      };
    case 'ELEMENT_COMPLETED':
      return { state: 'completed' };
    case 'ELEMENT_TERMINATED':
      return { state: 'terminated' };
    case 'ELEMENT_MIGRATED':
      return {
        processId: value.bpmnProcessId,
        processVersion: value.version,
        processDefinitionKey: value.processDefinitionKey,
        migratedFrom: before.processVersion,
      };
    default:
      return undefined;
  }
}

type ElementRecord = EngineRecord & { value: ProcessInstanceValue };

function ofElement(record: ElementRecord, { notes, before }: Context): Change | undefined {
  const { elementId, bpmnElementType } = record.value;
  const { active, passed } = before;
  const others = () => active.filter(({ key }) => key !== record.key);
  // The body of a multi-instance activity has the activity's id: only its inner instances are shown.
  if (bpmnElementType === 'MULTI_INSTANCE_BODY') return undefined;
  switch (record.intent) {
    case 'ELEMENT_ACTIVATING': {
      const stage = stageIn(notes, elementId);
      const tier = notes.get(elementId)?.tier ?? null;
      const entered = { element: elementId, key: record.key, since: record.timestamp, stage };
      return {
        active: [...active, entered],
        ...(stage === null ? {} : { staged: entered }),
        ...(tier === null || tier <= before.tier ? {} : { tier }),
      };
    }
    case 'ELEMENT_COMPLETED':
      return { active: others(), passed: withElement(passed, elementId) };
    case 'ELEMENT_TERMINATED':
      return { active: others() };
    case 'ELEMENT_MIGRATED': {
      const moved = (entered: ActiveElement): ActiveElement =>
        entered.key === record.key ? { ...entered, element: elementId, stage: stageIn(notes, elementId) } : entered;
      return { active: active.map(moved), staged: before.staged && moved(before.staged) };
    }
    case 'SEQUENCE_FLOW_TAKEN':
      return { passed: withElement(passed, elementId) };
    default:
      return undefined;
  }
}

/** Whether a variable belongs to the whole instance, and not to a scope inside. */
export const isOfWhole = ({ scopeKey, processInstanceKey }: VariableValue): boolean => scopeKey === processInstanceKey;

/** Letters of a value's JSON: what is longer would be written again with every step of the instance. */
const LONGEST_VALUE = 20_000;

function ofVariable({ name, value }: VariableValue, { before }: Context): Change {
  const kept = { name, value: value.length > LONGEST_VALUE ? null : value };
  return {
    ...(name === 'caseId' && { caseId: caseIdIn(value) }),
    ...(before.variables && { variables: [...before.variables.filter((other) => other.name !== name), kept] }),
  };
}

/** Somebody who has to answer for a delay does not bring the case to another stage. */
function stageIn(notes: DiagramNotes, element: string): string | null {
  const { stage = null, tier = null } = notes.get(element) ?? {};
  return tier === null ? stage : null;
}

function ofIncident(record: EngineRecord & { value: IncidentValue }, { notes, before }: Context): Change | undefined {
  const { active, incidents } = before;
  const others = incidents.filter(({ key }) => key !== record.key);
  if (record.intent === 'RESOLVED') return { incidents: others };
  if (record.intent === 'MIGRATED') {
    const element = active.find(({ key }) => key === record.value.elementInstanceKey)?.element;
    const moved = (one: (typeof incidents)[number]) =>
      one.key === record.key && element !== undefined ? { ...one, element, ...named(notes, element) } : one;
    return { incidents: incidents.map(moved) };
  }
  if (record.intent !== 'CREATED') return undefined;
  const { elementId, elementInstanceKey, errorType, errorMessage, jobKey } = record.value;
  // An uncaught error is recorded under the id NO_CATCH_EVENT_FOUND; where it sits, the key tells.
  const element = active.find(({ key }) => key === elementInstanceKey)?.element ?? elementId;
  const incident = {
    key: record.key,
    element,
    ...named(notes, element),
    type: errorType,
    message: errorMessage,
    jobKey: jobKey === '-1' ? null : jobKey,
    at: record.timestamp,
  };
  return { incidents: [...others, incident] };
}

function named(notes: DiagramNotes, element: string): Pick<InstanceDocument['incidents'][number], 'name'> {
  const name = notes.get(element)?.name;
  return name ? { name } : {};
}

/** A start with variables writes them before the process itself: the first record of an instance may be any of these. */
function firstSeen(record: AnyRecord): InstanceDocument {
  const { processInstanceKey, bpmnProcessId, processDefinitionKey } = Object(record.value) as ProcessInstanceValue;
  return {
    id: processInstanceKey,
    version: 0,
    caseId: null,
    processId: bpmnProcessId,
    processDefinitionKey,
    parent: null,
    state: 'active',
    ...newInstance,
    positions: {},
  };
}

function withElement(passed: readonly string[], element: string): readonly string[] {
  return passed.includes(element) ? passed : [...passed, element];
}

function caseIdIn(json: string): string | null {
  const value: unknown = JSON.parse(json);
  return typeof value === 'string' ? value : null;
}
