import { z } from 'zod';
import type {
  AnyRecord,
  FormValue,
  IncidentValue,
  JobValue,
  ProcessInstanceValue,
  ProcessValue,
  TimerValue,
  ValueType,
  VariableValue,
} from '../../records.js';
import { asWritten, type Json, wholeNumber, withKeysAsText } from './exactJson.js';

/** What every line of an exporter has. */
const envelope = z.object({
  partitionId: z.number().int().positive(),
  position: z.number().int().nonnegative(),
  key: z.union([z.number(), z.string()]),
  timestamp: z.number().int(),
  valueType: z.string(),
  intent: z.string(),
  recordType: z.string(),
  sequence: z.union([z.int(), z.string()]).transform(wholeNumber).optional(),
  value: z.custom<JsonObject>(isObject),
});

export type SentRecord = z.infer<typeof envelope>;

/** Throws ZodError for what is none. */
export const sentRecordOf = (line: Json): SentRecord => envelope.parse(line);

/** A record of the broker in our vocabulary, keys as text; undefined for what we have no use for. */
export function recordOf(sent: SentRecord): AnyRecord | undefined {
  const { partitionId, position, key, timestamp, valueType, intent, recordType, value } = sent;
  if (recordType !== 'EVENT' || !isKnown(valueType)) return undefined;
  // The exporter writes for each value type what its lists below name.
  return {
    partitionId,
    position,
    key: withKeysAsText(key, 'key'),
    timestamp,
    valueType,
    intent,
    recordType,
    value: withKeys(value, kept[valueType]),
  } as AnyRecord;
}

/** How many records of its value type the partition had sent with this one; undefined: the exporter does not say. */
export const countOf = ({ sequence }: SentRecord): number | undefined =>
  sequence === undefined ? undefined : Number(BigInt.asUintN(COUNT_BITS, sequence));

/** Above them is the partition (RecordSequence of Zeebe's Elasticsearch exporter). */
const COUNT_BITS = 51;

type JsonObject = Readonly<Record<string, Json>>;

/** Variables are a user's: what is called a key in them is none of the engine's. */
function withKeys(value: JsonObject, fields: readonly string[] | 'all'): JsonObject {
  const read: Record<string, Json> = {};
  for (const name of fields === 'all' ? Object.keys(value) : fields) {
    const field = value[name];
    if (field !== undefined) read[name] = name === 'variables' ? asWritten(field) : withKeysAsText(field, name);
  }
  return read;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const inElement = [
  'bpmnProcessId',
  'processDefinitionKey',
  'processInstanceKey',
  'elementId',
  'elementInstanceKey',
] as const;

/** Which fields of a value are kept. */
const kept = {
  JOB: [
    ...inElement,
    'type',
    'retries',
    'worker',
    'deadline',
    'customHeaders',
    'variables',
    'errorMessage',
    'errorCode',
    'processDefinitionVersion',
  ] satisfies (keyof JobValue)[],
  PROCESS_INSTANCE: [
    'bpmnProcessId',
    'version',
    'processDefinitionKey',
    'processInstanceKey',
    'elementId',
    'flowScopeKey',
    'bpmnElementType',
    'bpmnEventType',
    'parentProcessInstanceKey',
    'parentElementInstanceKey',
  ] satisfies (keyof ProcessInstanceValue)[],
  VARIABLE: [
    'name',
    'value',
    'scopeKey',
    'processInstanceKey',
    'bpmnProcessId',
    'processDefinitionKey',
  ] satisfies (keyof VariableValue)[],
  TIMER: [
    'elementInstanceKey',
    'processInstanceKey',
    'processDefinitionKey',
    'targetElementId',
    'dueDate',
    'repetitions',
  ] satisfies (keyof TimerValue)[],
  INCIDENT: [...inElement, 'errorType', 'errorMessage', 'jobKey', 'variableScopeKey'] satisfies (keyof IncidentValue)[],
  PROCESS: [
    'bpmnProcessId',
    'version',
    'processDefinitionKey',
    'resourceName',
    'resource',
  ] satisfies (keyof ProcessValue)[],
  FORM: ['formId', 'formKey', 'version', 'resourceName', 'resource'] satisfies (keyof FormValue)[],
  // The files themselves come again with PROCESS and FORM.
  DEPLOYMENT: ['processesMetadata', 'formMetadata'],
  MESSAGE: 'all',
  MESSAGE_SUBSCRIPTION: 'all',
  PROCESS_MESSAGE_SUBSCRIPTION: 'all',
  MESSAGE_START_EVENT_SUBSCRIPTION: 'all',
  SIGNAL: 'all',
  SIGNAL_SUBSCRIPTION: 'all',
  ESCALATION: 'all',
  COMPENSATION_SUBSCRIPTION: 'all',
  PROCESS_EVENT: 'all',
  PROCESS_INSTANCE_CREATION: 'all',
  PROCESS_INSTANCE_MODIFICATION: 'all',
  PROCESS_INSTANCE_MIGRATION: 'all',
  VARIABLE_DOCUMENT: 'all',
  DECISION_EVALUATION: 'all',
  USER_TASK: 'all',
} satisfies Record<Known, readonly string[] | 'all'> as Record<Known, readonly string[] | 'all'>;

/** All but what only our own engine can do. */
type Known = Exclude<ValueType, 'PROCESS_INSTANCE_SUSPENSION' | 'PROCESS_SUSPENSION'>;

const isKnown = (valueType: string): valueType is Known => Object.hasOwn(kept, valueType);
