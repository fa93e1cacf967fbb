import type { AnyRecord, ProcessInstanceValue, VariableValue } from '../../records.js';
import type { Definitions } from '../state/definitions.js';
import type { ExecutableProcess } from '../diagram/graph.js';
import { usualJob } from './jobRecord.js';
import { keyText, storedKey } from '../state/key.js';
import { decoded, INSTANCE_CODE, TIME_CODE, UNDOES } from './recordCodes.js';
import type { PackedRecord } from './recordCodes.js';

const PARTITION = 1;

/** The instance that records are about, in the words of records: told once for all that follow. */
interface Context {
  readonly process: ExecutableProcess | undefined;
  readonly bpmnProcessId: string;
  readonly version: number;
  readonly processDefinitionKey: string;
  readonly processInstanceKey: string;
  readonly parentProcessInstanceKey: string;
  readonly parentElementInstanceKey: string;
  /** Variables so far: they stand before the record of a creation, which is not stored with a second copy of them. */
  readonly created: Record<string, unknown>;
}

/** Makes of a stored row the records that it stands for. */
export function expand(
  row: { position: number; at: number; records: readonly PackedRecord[] },
  definitions: Definitions,
): AnyRecord[] {
  let context = contextOf({ instanceKey: -1, process: undefined, parentInstanceKey: -1, parentTokenKey: -1 });
  const records: AnyRecord[] = [];
  let timestamp = row.at;
  for (const packed of row.records as readonly [number, number, ...unknown[]][]) {
    const [code, key] = packed;
    if (code === TIME_CODE) {
      timestamp = key;
      continue;
    }
    if (code === INSTANCE_CODE) {
      const [, ...keys] = packed as readonly number[];
      const [instanceKey = -1, definition = -1, parentInstanceKey = -1, parentTokenKey = -1] = keys.map(storedKey);
      context = contextOf({ instanceKey, process: definitions.get(definition), parentInstanceKey, parentTokenKey });
      continue;
    }
    const { valueType, intent } = decoded(code);
    records.push({
      partitionId: PARTITION,
      position: row.position + records.length,
      key: keyText(storedKey(key)),
      timestamp,
      valueType,
      intent,
      recordType: 'EVENT',
      value: valueOf({ valueType, intent, packed }, context),
    } as AnyRecord); // turn.ts writes for each value type what valueOf reads
  }
  return records;
}

function contextOf(about: {
  instanceKey: number;
  process: ExecutableProcess | undefined;
  parentInstanceKey: number;
  parentTokenKey: number;
}): Context {
  const { process } = about;
  return {
    process,
    bpmnProcessId: process?.bpmnProcessId ?? '',
    version: process?.version ?? -1,
    processDefinitionKey: keyText(process?.key ?? -1),
    processInstanceKey: keyText(about.instanceKey),
    parentProcessInstanceKey: keyText(about.parentInstanceKey),
    parentElementInstanceKey: keyText(about.parentTokenKey),
    created: {},
  };
}

function valueOf(record: { valueType: string; intent: string; packed: PackedRecord }, context: Context): unknown {
  const { valueType, intent, packed } = record;
  if (valueType === 'PROCESS_INSTANCE') {
    const [, , number, scope, undoes] = packed as [number, number, number, number, typeof UNDOES?];
    return intent === 'SEQUENCE_FLOW_TAKEN'
      ? flowValue(number, scope, context)
      : elementValue({ number, scope, undoes: undoes === UNDOES }, context);
  }
  if (valueType === 'VARIABLE') {
    const variable = packed as [number, number, string, number, unknown];
    if (intent === 'CREATED') context.created[variable[2]] = variable[4];
    return variableValue(variable, context);
  }
  const [, , node, token, value] = packed as [number, number, number, number, Record<string, unknown>];
  if (node === -1) return value;
  if (valueType === 'JOB') {
    return { ...placeOf({ node, token }, context), ...usualJob(context.process?.nodes[node]), ...value };
  }
  const created = valueType === 'PROCESS_INSTANCE_CREATION' ? { variables: context.created } : {};
  return { ...placeOf({ node, token }, context), ...created, ...value };
}

// Most records are of these three kinds, and all of them pass here: written out, because a spread costs ten times as much.

function elementValue(
  { number, scope, undoes }: { number: number; scope: number; undoes: boolean },
  context: Context,
): ProcessInstanceValue {
  const node = context.process?.nodes[number];
  return {
    bpmnProcessId: context.bpmnProcessId,
    processDefinitionKey: context.processDefinitionKey,
    processInstanceKey: context.processInstanceKey,
    version: context.version,
    elementId: node?.id ?? '',
    bpmnElementType: node?.elementType ?? 'UNSPECIFIED',
    bpmnEventType: undoes ? 'COMPENSATION' : (node?.eventType ?? 'UNSPECIFIED'),
    flowScopeKey: keyText(storedKey(scope)),
    parentProcessInstanceKey: context.parentProcessInstanceKey,
    parentElementInstanceKey: context.parentElementInstanceKey,
  };
}

function flowValue(number: number, scope: number, context: Context): ProcessInstanceValue {
  return {
    bpmnProcessId: context.bpmnProcessId,
    processDefinitionKey: context.processDefinitionKey,
    processInstanceKey: context.processInstanceKey,
    version: context.version,
    elementId: context.process?.flows[number]?.id ?? '',
    bpmnElementType: 'SEQUENCE_FLOW',
    bpmnEventType: 'UNSPECIFIED',
    flowScopeKey: keyText(storedKey(scope)),
    parentProcessInstanceKey: context.parentProcessInstanceKey,
    parentElementInstanceKey: context.parentElementInstanceKey,
  };
}

function variableValue(
  [, , name, scope, value]: [number, number, string, number, unknown],
  context: Context,
): VariableValue {
  return {
    bpmnProcessId: context.bpmnProcessId,
    processDefinitionKey: context.processDefinitionKey,
    processInstanceKey: context.processInstanceKey,
    name,
    value: JSON.stringify(value),
    scopeKey: keyText(storedKey(scope)),
  };
}

function placeOf(place: { node: number; token: number }, context: Context): object {
  return {
    bpmnProcessId: context.bpmnProcessId,
    processDefinitionKey: context.processDefinitionKey,
    processInstanceKey: context.processInstanceKey,
    processDefinitionVersion: context.version,
    elementId: context.process?.nodes[place.node]?.id ?? '',
    elementInstanceKey: keyText(storedKey(place.token)),
  };
}
