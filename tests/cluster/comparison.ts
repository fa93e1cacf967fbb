/**
 * What two engines recorded about the same scenario, compared record by record.
 *
 * Keys are replaced by the order in which they appear; positions and partitions are left out. Variables that are
 * written one after the other into one scope are sorted by name: the broker's order is that of a hash. What a broker
 * tells itself about message subscriptions comes one command later and meets other records in any order: each
 * subscription is followed by itself. PROCESS_EVENT is the broker's own book-keeping, and a message that is forgotten
 * after its time (EXPIRED without a name) depends on when it was looked for.
 */
import type { AnyRecord, ValueType } from '../../service/engine/records.js';

export interface Difference {
  /** Value type, intent and what it is about; or of a message subscription, which. */
  record: string;
  /** What of the record differs; `order`: which record comes here. */
  field: string;
  embedded: string;
  broker: string;
}

const END = '(nothing more)';

/** In each sequence up to the first place where another record comes: what follows from that says nothing new. */
export function differencesBetween(embedded: readonly AnyRecord[], broker: readonly AnyRecord[]): Difference[] {
  const [ours, theirs] = [lanesOf(embedded), lanesOf(broker)];
  const lanes = new Set([...ours.keys(), ...theirs.keys()]);
  return [...lanes].flatMap((lane) => [...differencesOf(lane, ours.get(lane) ?? [], theirs.get(lane) ?? [])]);
}

/** How many records were compared. */
export const comparable = (records: readonly AnyRecord[]): number => records.filter(isCompared).length;

function* differencesOf(lane: string, ours: readonly Line[], theirs: readonly Line[]): Generator<Difference> {
  for (let place = 0; place < Math.max(ours.length, theirs.length); place += 1) {
    const [a, b] = [ours[place], theirs[place]];
    if (!a || a.record !== b?.record) {
      const record = lane === MAIN ? (ours[place - 1]?.record ?? '(the first)') : lane;
      yield { record, field: 'order', embedded: a?.record ?? END, broker: b?.record ?? END };
      return;
    }
    for (const [field, text] of Object.entries(a.fields)) {
      const other = b.fields[field] ?? END;
      if (text !== other) yield { record: a.record, field, embedded: text, broker: other };
    }
  }
}

const MAIN = 'main';

interface Line {
  record: string;
  fields: Readonly<Record<string, string>>;
}

function lanesOf(records: readonly AnyRecord[]): Map<string, Line[]> {
  const names = new Names();
  const subscriptions = new Map<string, string>();
  const lanes = new Map<string, Line[]>([[MAIN, []]]);
  for (const record of sortedVariables(records.filter(isCompared))) {
    const isApart = isHandshake(record);
    const lane = isApart ? subscriptionOf(record, subscriptions) : MAIN;
    const lines = lanes.get(lane) ?? [];
    lanes.set(lane, lines);
    lines.push(isApart ? { record: `${record.valueType} ${record.intent}`, fields: {} } : lineOf(record, names));
  }
  return lanes;
}

function isCompared(record: AnyRecord): boolean {
  if (record.valueType === 'PROCESS_EVENT') return false;
  return record.valueType !== 'MESSAGE' || record.value['name'] !== '';
}

type Handshake = Extract<AnyRecord, { valueType: 'MESSAGE_SUBSCRIPTION' | 'PROCESS_MESSAGE_SUBSCRIPTION' }>;

function isHandshake(record: AnyRecord): record is Handshake {
  return record.valueType === 'MESSAGE_SUBSCRIPTION' || record.valueType === 'PROCESS_MESSAGE_SUBSCRIPTION';
}

/** The halves of a subscription, of the message and of the process, by kind, message and order of appearance. */
function subscriptionOf({ valueType, key, value }: Handshake, known: Map<string, string>): string {
  const found = known.get(`${valueType} ${key}`);
  if (found !== undefined) return found;
  const kind = `${valueType} ${String(value['messageName'])}`;
  const name = `${kind} ${[...known.values()].filter((other) => other.startsWith(`${kind} `)).length + 1}`;
  known.set(`${valueType} ${key}`, name);
  return name;
}

/** Keys in the order of their appearance. */
class Names {
  readonly #names = new Map<string, string>();

  of(key: unknown): string {
    const text = String(key);
    if (text === '-1') return 'none';
    const known = this.#names.get(text) ?? `#${this.#names.size + 1}`;
    this.#names.set(text, known);
    return known;
  }
}

function sortedVariables(records: readonly AnyRecord[]): AnyRecord[] {
  const sorted: AnyRecord[] = [];
  let run: Extract<AnyRecord, { valueType: 'VARIABLE' }>[] = [];
  const flush = () => {
    sorted.push(...run.sort((a, b) => a.value.name.localeCompare(b.value.name)));
    run = [];
  };
  for (const record of records) {
    if (record.valueType !== 'VARIABLE' || (run[0] && run[0].value.scopeKey !== record.value.scopeKey)) flush();
    if (record.valueType === 'VARIABLE') run.push(record);
    else sorted.push(record);
  }
  flush();
  return sorted;
}

/** What of a value is compared, keys apart; the first field says what the record is about. */
const compared: Partial<Record<ValueType, { fields: readonly string[]; keys?: readonly string[] }>> = {
  PROCESS_INSTANCE: {
    fields: ['elementId', 'bpmnElementType', 'bpmnEventType', 'bpmnProcessId'],
    keys: ['processInstanceKey', 'flowScopeKey', 'parentProcessInstanceKey', 'parentElementInstanceKey'],
  },
  JOB: {
    fields: [
      'elementId',
      'type',
      'retries',
      'customHeaders',
      'variables',
      'errorMessage',
      'errorCode',
      'bpmnProcessId',
    ],
    keys: ['processInstanceKey', 'elementInstanceKey'],
  },
  VARIABLE: { fields: ['name', 'value'], keys: ['scopeKey', 'processInstanceKey'] },
  TIMER: {
    fields: ['targetElementId', 'dueDate', 'repetitions'],
    keys: ['elementInstanceKey', 'processInstanceKey'],
  },
  INCIDENT: {
    fields: ['elementId', 'errorType', 'errorMessage', 'bpmnProcessId'],
    keys: ['processInstanceKey', 'elementInstanceKey', 'jobKey', 'variableScopeKey'],
  },
  PROCESS: { fields: ['bpmnProcessId', 'resourceName'] },
  FORM: { fields: ['formId'] },
  MESSAGE: { fields: ['name', 'correlationKey', 'messageId', 'timeToLive', 'variables'] },
  MESSAGE_START_EVENT_SUBSCRIPTION: { fields: ['messageName'] },
  SIGNAL: { fields: ['signalName', 'variables'] },
  SIGNAL_SUBSCRIPTION: { fields: ['signalName'] },
  ESCALATION: { fields: ['escalationCode'] },
};

/** Of a form that was named by its id: a key of the engine. */
const formKey = /("io\.camunda\.zeebe:formKey":")(\d+)(?=")/;

function lineOf(record: AnyRecord, names: Names): Line {
  const value = record.value as Readonly<Record<string, unknown>>;
  const { keys = [], fields: [about, ...fields] = [] } = compared[record.valueType] ?? {};
  const read = (name: string) => {
    if (record.valueType === 'VARIABLE' && name === 'value') return jsonOf(JSON.parse(record.value.value));
    if (name !== 'customHeaders') return jsonOf(value[name]);
    return jsonOf(value[name]).replace(formKey, (_all, head: string, key: string) => head + names.of(key));
  };
  return {
    record: [record.valueType, record.intent, ...(about === undefined ? [] : [String(value[about])])].join(' '),
    fields: Object.fromEntries([
      ['key', names.of(record.key)],
      ...fields.map((name) => [name, read(name)]),
      ...keys.map((name) => [name, names.of(value[name])]),
    ]) as Record<string, string>,
  };
}

/** Names of objects in one order. */
function jsonOf(value: unknown): string {
  const text = JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a.localeCompare(b)))
      : inner,
  ) as string | undefined;
  return text ?? END;
}
