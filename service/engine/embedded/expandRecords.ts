import type { AnyRecord } from '../records.js';
import type { Definitions } from './definitions.js';
import type { ExecutableProcess } from './graph.js';
import { decoded, INSTANCE_CODE } from './recordCodes.js';
import type { PackedRecord } from './recordCodes.js';

const PARTITION = 1;

interface Context {
  readonly instanceKey: number;
  readonly process: ExecutableProcess | undefined;
  readonly parentInstanceKey: number;
  readonly parentTokenKey: number;
}

/** Makes of a stored row the records that it stands for. */
export function expand(
  row: { position: number; at: number; records: readonly PackedRecord[] },
  definitions: Definitions,
): AnyRecord[] {
  let context: Context = { instanceKey: -1, process: undefined, parentInstanceKey: -1, parentTokenKey: -1 };
  const records: AnyRecord[] = [];
  for (const [code, key, ...rest] of row.records as [number, number, ...unknown[]][]) {
    if (code === INSTANCE_CODE) {
      const [definition, parentInstanceKey, parentTokenKey] = rest as [number, number, number];
      context = { instanceKey: key, process: definitions.get(definition), parentInstanceKey, parentTokenKey };
      continue;
    }
    const { valueType, intent } = decoded(code);
    records.push({
      partitionId: PARTITION,
      position: row.position + records.length,
      key: String(key),
      timestamp: row.at,
      valueType,
      intent,
      recordType: 'EVENT',
      value: valueOf({ valueType, intent, rest }, context),
    } as AnyRecord); // turn.ts writes for each value type what valueOf reads
  }
  return records;
}

function valueOf(record: { valueType: string; intent: string; rest: unknown[] }, context: Context): unknown {
  if (record.valueType === 'PROCESS_INSTANCE')
    return elementValue(record.intent, record.rest as [number, number], context);
  if (record.valueType === 'VARIABLE') return variableValue(record.rest as [string, number, unknown], context);
  const [node, token, value] = record.rest as [number, number, Record<string, unknown>];
  return node === -1 ? value : { ...placeOf({ node, token }, context), ...value };
}

function elementValue(intent: string, [number, scope]: [number, number], context: Context): object {
  return {
    ...processOf(context),
    version: context.process?.version ?? -1,
    ...(intent === 'SEQUENCE_FLOW_TAKEN' ? shownFlow(number, context) : shownNode(number, context)),
    flowScopeKey: String(scope),
    parentProcessInstanceKey: String(context.parentInstanceKey),
    parentElementInstanceKey: String(context.parentTokenKey),
  };
}

function shownNode(number: number, { process }: Context): object {
  const { id = '', elementType = 'UNSPECIFIED', eventType = 'UNSPECIFIED' } = process?.nodes[number] ?? {};
  return { elementId: id, bpmnElementType: elementType, bpmnEventType: eventType };
}

function shownFlow(number: number, { process }: Context): object {
  const elementId = process?.flows[number]?.id ?? '';
  return { elementId, bpmnElementType: 'SEQUENCE_FLOW', bpmnEventType: 'UNSPECIFIED' };
}

function processOf({ process, instanceKey }: Context): object {
  return {
    bpmnProcessId: process?.bpmnProcessId ?? '',
    processDefinitionKey: String(process?.key ?? -1),
    processInstanceKey: String(instanceKey),
  };
}

function variableValue([name, scope, value]: [string, number, unknown], context: Context): object {
  return { ...processOf(context), name, value: JSON.stringify(value), scopeKey: String(scope) };
}

function placeOf(place: { node: number; token: number }, context: Context): object {
  return {
    ...processOf(context),
    processDefinitionVersion: context.process?.version ?? -1,
    elementId: context.process?.nodes[place.node]?.id ?? '',
    elementInstanceKey: String(place.token),
  };
}
