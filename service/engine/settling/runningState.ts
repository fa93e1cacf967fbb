/** What runs in an engine, as its records tell it: of either engine, and nothing else is asked. */
import type { AnyRecord, EngineRecord, FormValue, ProcessInstanceValue, ProcessValue } from '../records.js';
import { BufferedMessages } from './bufferedMessages.js';
import { WaitingAt } from './waitingAt.js';

export interface RunningElement {
  key: string;
  elementId: string;
  /** BPMN's kind in Zeebe's words: SERVICE_TASK, MULTI_INSTANCE_BODY … */
  type: string;
  instance: string;
  /** The element instance around it; -1 of a process. */
  scope: string;
  stage: 'activating' | 'activated' | 'completing' | 'terminating';
  /** When it began, in the order of records. */
  since: number;
}

export interface RunningInstance {
  key: string;
  bpmnProcessId: string;
  version: number;
  processDefinitionKey: string;
  /** The call activity that waits for it; null where nobody called. */
  calledBy: string | null;
}

export interface RunningJob {
  key: string;
  element: string;
  type: string;
  headers: Readonly<Record<string, string>>;
  retries: number;
  /** Set by an error that nobody caught. */
  thrown: { code: string; message: string } | null;
  errorMessage: string;
}

/** What an element waits for, or is stuck at. */
export interface Waiting {
  key: string;
  element: string;
  /** A timer's or a message's target with its date or its name and key; an incident's kind. */
  what: string;
  /** Of a timer: UTC milliseconds. */
  due?: number;
}

type Change = EngineRecord & { value: ProcessInstanceValue };

export class RunningState {
  readonly instances = new Map<string, RunningInstance>();
  readonly elements = new Map<string, RunningElement>();
  readonly jobs = new WaitingAt<RunningJob>();
  readonly timers = new WaitingAt<Waiting>();
  readonly subscriptions = new WaitingAt<Waiting>();
  readonly incidents = new WaitingAt<Waiting>();
  readonly messages = new BufferedMessages();
  /** What was deployed, in order. */
  readonly deployed: ((ProcessValue | FormValue) & { at: number })[] = [];
  /** Instances in which something could be undone by compensation, by subscription. */
  readonly undoable = new Map<string, string>();
  /** Keys of instances and definitions on hold. */
  readonly onHold = new Set<string>();
  /** partition → the last position. */
  readonly positions = new Map<number, number>();
  /** Of every instance that was ever seen: who began all of it, and where its first record stands. */
  readonly origins = new Map<string, { root: string; partition: number; position: number }>();
  readonly #children = new Map<string, Set<string>>();
  readonly #variables = new Map<string, Map<string, { at: number; value: string }[]>>();
  readonly #flows = new Map<string, Map<string, number>>();
  readonly #changes = new Map<string, number>();
  #order = 0;

  apply(record: AnyRecord): void {
    this.#order += 1;
    this.positions.set(record.partitionId, record.position);
    this.messages.apply(record);
    const { processInstanceKey } = Object(record.value) as { processInstanceKey?: string };
    if (processInstanceKey !== undefined) this.#count(processInstanceKey, record);
    switch (record.valueType) {
      case 'PROCESS_INSTANCE':
        return this.#element(record);
      case 'VARIABLE':
        // Of one that is migrated a broker writes null instead of the value, which stays what it was.
        return record.intent === 'MIGRATED' ? undefined : this.#variable(record.value);
      case 'JOB':
        return this.#job(record);
      case 'TIMER': {
        const { elementInstanceKey: element, targetElementId, dueDate: due } = record.value;
        const what = `${targetElementId} at ${new Date(due).toISOString()}`;
        if (record.intent === 'CREATED') this.timers.put({ key: record.key, element, what, due });
        else if (record.intent !== 'MIGRATED') this.timers.remove(record.key);
        return;
      }
      case 'PROCESS_MESSAGE_SUBSCRIPTION':
        return this.#subscription(record);
      case 'INCIDENT': {
        const { elementInstanceKey: element, errorType: what } = record.value;
        if (record.intent === 'CREATED') this.incidents.put({ key: record.key, element, what });
        else if (record.intent === 'RESOLVED') this.incidents.remove(record.key);
        return;
      }
      case 'PROCESS':
      case 'FORM':
        if (record.intent === 'CREATED') this.#deployment({ ...record.value, at: record.timestamp });
        return;
      case 'COMPENSATION_SUBSCRIPTION':
        if (record.intent === 'CREATED') this.undoable.set(record.key, processInstanceKey ?? '');
        else if (record.intent !== 'MIGRATED') this.undoable.delete(record.key);
        return;
      case 'PROCESS_INSTANCE_SUSPENSION':
      case 'PROCESS_SUSPENSION': {
        const key = processInstanceKey ?? record.value.processDefinitionKey;
        if (record.intent === 'SUSPENDED') this.onHold.add(key);
        else this.onHold.delete(key);
        return;
      }
      default:
    }
  }

  /** The instances that nobody called, the oldest first. */
  roots(): RunningInstance[] {
    return [...this.instances.values()].filter(({ calledBy }) => calledBy === null);
  }

  /** Right inside a scope, the oldest first. */
  children(scope: string): RunningElement[] {
    return [...(this.#children.get(scope) ?? [])].flatMap((key) => this.elements.get(key) ?? []);
  }

  /** A scope's whole content, without what it calls. */
  inside(scope: string): RunningElement[] {
    return this.children(scope).flatMap((element) => [element, ...this.inside(element.key)]);
  }

  /** The instance that a call activity waits for. */
  calledFrom(element: string): RunningInstance | undefined {
    return [...(this.#children.get(`called ${element}`) ?? [])].map((key) => this.instances.get(key)).find(Boolean);
  }

  /** An instance and all that it calls. */
  tree(instance: string): string[] {
    const called = this.inside(instance).flatMap(({ key }) => this.calledFrom(key) ?? []);
    return [instance, ...called.flatMap(({ key }) => this.tree(key))];
  }

  /** How many records have come that are about these instances. */
  changes(instances: readonly string[]): number {
    return instances.reduce((sum, key) => sum + (this.#changes.get(key) ?? 0), 0);
  }

  /** A scope's own variables as they were before a place in the order of records, as JSON texts. */
  variables(scope: string, before = Infinity): Map<string, string> {
    const found = new Map<string, string>();
    for (const [name, values] of this.#variables.get(scope) ?? []) {
      const last = values.findLast(({ at }) => at < before);
      if (last) found.set(name, last.value);
    }
    return found;
  }

  /** How often each sequence flow of a scope was taken and each element of it began, by id. */
  passages(scope: string): ReadonlyMap<string, number> {
    return this.#flows.get(scope) ?? new Map<string, number>();
  }

  #element(record: Change): void {
    const { key, intent, value } = record;
    if (intent === 'SEQUENCE_FLOW_TAKEN') return this.#passed(value.flowScopeKey, value.elementId);
    const before = this.elements.get(key);
    switch (intent) {
      case 'ELEMENT_ACTIVATING':
        return this.#begun(record);
      case 'ELEMENT_MIGRATED':
        return this.#migrated(record);
      case 'ELEMENT_COMPLETED':
      case 'ELEMENT_TERMINATED':
        return this.#ended(key);
      default: {
        const stage = stages[intent];
        if (before && stage) before.stage = stage;
      }
    }
  }

  #count(instance: string, { valueType, partitionId: partition, position }: AnyRecord): void {
    this.#changes.set(instance, (this.#changes.get(instance) ?? 0) + 1);
    // The other half of a subscription is kept where its message will arrive.
    if (valueType !== 'MESSAGE_SUBSCRIPTION' && !this.origins.has(instance))
      this.origins.set(instance, { root: instance, partition, position });
  }

  #begun({ key, value }: Change): void {
    const { elementId, bpmnElementType: type, processInstanceKey: instance, flowScopeKey: scope } = value;
    this.elements.set(key, { key, elementId, type, instance, scope, stage: 'activating', since: this.#order });
    this.#passed(scope, elementId);
    this.#childrenOf(scope).add(key);
    if (type !== 'PROCESS') return;
    const { bpmnProcessId, version, processDefinitionKey, parentElementInstanceKey } = value;
    const calledBy = parentElementInstanceKey === '-1' ? null : parentElementInstanceKey;
    this.instances.set(key, { key, bpmnProcessId, version, processDefinitionKey, calledBy });
    if (calledBy === null) return;
    this.#childrenOf(`called ${calledBy}`).add(key);
    const [origin, caller] = [this.origins.get(key), this.origins.get(value.parentProcessInstanceKey)];
    if (origin && caller) origin.root = caller.root;
  }

  #migrated({ key, value }: Change): void {
    const element = this.elements.get(key);
    if (element) element.elementId = value.elementId;
    const instance = this.instances.get(key);
    if (!instance) return;
    const { bpmnProcessId, version, processDefinitionKey } = value;
    Object.assign(instance, { bpmnProcessId, version, processDefinitionKey });
  }

  #ended(key: string): void {
    const scope = this.elements.get(key)?.scope;
    this.elements.delete(key);
    this.instances.delete(key);
    if (scope !== undefined) this.#children.get(scope)?.delete(key);
    for (const forgotten of [key, `called ${key}`]) this.#children.delete(forgotten);
    this.#variables.delete(key);
    this.#flows.delete(key);
  }

  #passed(scope: string, id: string): void {
    const passages = this.#flows.get(scope) ?? new Map<string, number>();
    this.#flows.set(scope, passages.set(id, (passages.get(id) ?? 0) + 1));
  }

  #childrenOf(scope: string): Set<string> {
    const known = this.#children.get(scope) ?? new Set<string>();
    this.#children.set(scope, known);
    return known;
  }

  #variable({ scopeKey, name, value }: { scopeKey: string; name: string; value: string }): void {
    const known = this.#variables.get(scopeKey) ?? new Map<string, { at: number; value: string }[]>();
    this.#variables.set(scopeKey, known);
    known.set(name, [...(known.get(name) ?? []), { at: this.#order, value }]);
  }

  #job({ key, intent, value }: Extract<AnyRecord, { valueType: 'JOB' }>): void {
    const { elementInstanceKey: element, type, customHeaders: headers, retries, errorMessage, errorCode } = value;
    const isCaught = intent === 'ERROR_THROWN' && value.elementId !== 'NO_CATCH_EVENT_FOUND';
    if (intent === 'COMPLETED' || intent === 'CANCELED' || isCaught) {
      this.jobs.remove(key);
      return;
    }
    const before = this.jobs.get(key);
    const thrown = intent === 'ERROR_THROWN' ? { code: errorCode, message: errorMessage } : (before?.thrown ?? null);
    this.jobs.put({ key, element, type, headers, retries, thrown, errorMessage });
  }

  #subscription({ key, intent, value }: EngineRecord): void {
    const { elementInstanceKey, messageName, correlationKey, interrupting } = value as Readonly<
      Record<string, unknown>
    >;
    const what = `message ${String(messageName)} for ${String(correlationKey)}`;
    if (intent === 'CREATING' || intent === 'CREATED')
      this.subscriptions.put({ key, element: String(elementInstanceKey), what });
    else if (intent !== 'MIGRATED' && !(intent === 'CORRELATED' && interrupting === false))
      this.subscriptions.remove(key);
  }

  /** A broker records a deployment once a partition. */
  #deployment(value: (ProcessValue | FormValue) & { at: number }): void {
    const key = keyOf(value);
    if (!this.deployed.some((known) => keyOf(known) === key)) this.deployed.push(value);
  }
}

/** The key of a process or a form. */
export const keyOf = (value: ProcessValue | FormValue): string =>
  'formKey' in value ? value.formKey : value.processDefinitionKey;

const stages: Readonly<Record<string, RunningElement['stage'] | undefined>> = {
  ELEMENT_ACTIVATED: 'activated',
  ELEMENT_COMPLETING: 'completing',
  ELEMENT_TERMINATING: 'terminating',
};
