/** What the records of a simulation say about one instance and all instances that it calls. */
import type {
  AnyRecord,
  EngineRecord,
  IncidentValue,
  JobValue,
  ProcessInstanceValue,
  TimerValue,
  VariableValue,
} from '../engine/records.js';

export interface OpenJob {
  key: string;
  elementId: string;
  type: string;
  hasIncident: boolean;
}

export interface OpenIncident {
  key: string;
  elementId: string;
  elementInstanceKey: string;
  errorType: string;
  jobKey: string;
}

/** How often an element, or a sequence flow of a process, was gone through, was ended, and holds a token now. */
export interface Walked {
  process: string;
  element: string;
  completed: number;
  terminated: number;
  active: number;
}

interface ElementInstance {
  key: string;
  process: string;
  elementId: string;
  isProcess: boolean;
  activated: boolean;
}

/** The broker writes it instead of the element's id where an error finds nobody to catch it. */
const NO_CATCH_EVENT = 'NO_CATCH_EVENT_FOUND';

type InstanceRecord = EngineRecord<{ valueType: 'PROCESS_INSTANCE'; value: ProcessInstanceValue }>;
type JobRecord = EngineRecord<{ valueType: 'JOB'; value: JobValue }>;
type IncidentRecord = EngineRecord<{ valueType: 'INCIDENT'; value: IncidentValue }>;

export class History {
  readonly #process: string;
  readonly #instances = new Set<string>();
  readonly #names = new Map<string, string>();
  readonly #alive = new Map<string, ElementInstance>();
  readonly #jobs = new Map<string, JobRecord>();
  readonly #incidents = new Map<string, IncidentRecord>();
  readonly #variables = new Map<string, unknown>();
  readonly #timers = new Map<string, { processDefinitionKey: string; dueAt: number }>();
  /** Keys of the versions of the process under test, oldest first. */
  readonly #definitions = new Set<string>();
  /** Variables given at the start are recorded before the instance is. */
  readonly #beforeRoot = new Map<string, [name: string, value: string][]>();
  readonly completed: string[] = [];
  readonly terminated: string[] = [];
  readonly #walked = new Map<string, Walked>();
  #root: { key: string; state: 'active' | 'completed' | 'canceled' } | undefined;

  constructor(process: string) {
    this.#process = process;
  }

  get rootKey(): string | undefined {
    return this.#root?.key;
  }

  get state(): 'active' | 'completed' | 'canceled' | undefined {
    return this.#root?.state;
  }

  /** Activated and not ended, and what is being activated and has an incident; oldest first. */
  get active(): string[] {
    return this.#standing().map(({ elementId }) => elementId);
  }

  /** In the order in which they were first gone through, ended or entered. */
  get walked(): Walked[] {
    const walked = new Map([...this.#walked].map(([id, one]) => [id, { ...one }]));
    for (const { process, elementId } of this.#standing()) placeIn(walked, process, elementId).active += 1;
    return [...walked.values()];
  }

  #standing(): ElementInstance[] {
    const troubled = new Set([...this.#incidents.values()].map(({ value }) => value.elementInstanceKey));
    return [...this.#alive.values()].filter(
      ({ key, isProcess, activated }) => !isProcess && (activated || troubled.has(key)),
    );
  }

  /** Open ones, oldest first. */
  *jobs(): Generator<OpenJob> {
    const troubled = new Set([...this.#incidents.values()].map(({ value }) => value.jobKey));
    for (const [key, { value }] of this.#jobs) {
      const elementId = this.#names.get(value.elementInstanceKey) ?? value.elementId;
      yield { key, elementId, type: value.type, hasIncident: troubled.has(key) };
    }
  }

  /** Open ones, oldest first. */
  get incidents(): OpenIncident[] {
    return [...this.#incidents].map(([key, { value }]) => ({
      key,
      elementId: this.#names.get(value.elementInstanceKey) ?? value.elementId,
      elementInstanceKey: value.elementInstanceKey,
      errorType: value.errorType,
      jobKey: value.jobKey,
    }));
  }

  /** Of the root scope. */
  get variables(): Record<string, unknown> {
    return Object.fromEntries(this.#variables);
  }

  /** The oldest instance of the element, or the process, that has not ended. */
  keyOf(elementId: string): string | undefined {
    return [...this.#alive.values()].find((element) => element.elementId === elementId)?.key;
  }

  /** When the first timer start event of the process is due, UTC milliseconds. */
  get timerStart(): number | undefined {
    const starts = [...this.#timers.values()].filter((timer) => this.#definitions.has(timer.processDefinitionKey));
    return starts.reduce<number | undefined>((first, { dueAt }) => Math.min(first ?? dueAt, dueAt), undefined);
  }

  /** The key of the first, second … version of the process under test; a broker may have counted on from earlier ones. */
  definitionOf(version: number): string | undefined {
    return [...this.#definitions][version - 1];
  }

  apply(record: AnyRecord): void {
    if (record.valueType === 'PROCESS_INSTANCE') this.#element(record);
    else if (record.valueType === 'VARIABLE' && record.intent !== 'MIGRATED') this.#variable(record.value);
    else if (record.valueType === 'JOB') this.#job(record);
    else if (record.valueType === 'INCIDENT') this.#incident(record);
    else if (record.valueType === 'TIMER') this.#timer(record);
    else if (record.valueType === 'PROCESS' && record.value.bpmnProcessId === this.#process) {
      this.#definitions.add(record.value.processDefinitionKey);
    }
  }

  #timer({ key, intent, value }: EngineRecord<{ valueType: 'TIMER'; value: TimerValue }>): void {
    if (value.processInstanceKey !== '-1') return;
    if (intent === 'CREATED') {
      this.#timers.set(key, { processDefinitionKey: value.processDefinitionKey, dueAt: value.dueDate });
    } else this.#timers.delete(key);
  }

  #variable({ scopeKey, name, value }: VariableValue): void {
    if (scopeKey === this.#root?.key) this.#set(name, value);
    else if (!this.#root) this.#beforeRoot.set(scopeKey, [...(this.#beforeRoot.get(scopeKey) ?? []), [name, value]]);
  }

  #set(name: string, value: string): void {
    const parsed: unknown = JSON.parse(value);
    this.#variables.set(name, parsed);
  }

  #element({ key, intent, value }: InstanceRecord): void {
    if (intent === 'ELEMENT_ACTIVATING' && value.bpmnElementType === 'PROCESS') this.#processInstance(key, value);
    if (!this.#instances.has(value.processInstanceKey)) return;
    const { bpmnProcessId: process, elementId } = value;
    if (value.bpmnElementType === 'SEQUENCE_FLOW') {
      if (intent === 'SEQUENCE_FLOW_TAKEN') placeIn(this.#walked, process, elementId).completed += 1;
      return;
    }
    const isProcess = value.bpmnElementType === 'PROCESS';
    switch (intent) {
      case 'ELEMENT_ACTIVATING':
        this.#names.set(key, elementId);
        this.#alive.set(key, { key, process, elementId, isProcess, activated: false });
        return;
      case 'ELEMENT_ACTIVATED': {
        const element = this.#alive.get(key);
        if (element) element.activated = true;
        return;
      }
      case 'ELEMENT_MIGRATED': {
        const element = this.#alive.get(key);
        this.#names.set(key, elementId);
        if (element) element.elementId = elementId;
        return;
      }
      case 'ELEMENT_COMPLETED':
      case 'ELEMENT_TERMINATED':
        this.#alive.delete(key);
        if (!isProcess) this.#ended(intent, value);
        if (key === this.#root?.key) this.#root.state = intent === 'ELEMENT_COMPLETED' ? 'completed' : 'canceled';
    }
  }

  #ended(intent: 'ELEMENT_COMPLETED' | 'ELEMENT_TERMINATED', { bpmnProcessId, elementId }: ProcessInstanceValue): void {
    const how = intent === 'ELEMENT_COMPLETED' ? 'completed' : 'terminated';
    this[how].push(elementId);
    placeIn(this.#walked, bpmnProcessId, elementId)[how] += 1;
  }

  #processInstance(key: string, value: ProcessInstanceValue): void {
    if (!this.#root && value.parentProcessInstanceKey === '-1' && value.bpmnProcessId === this.#process) {
      this.#root = { key, state: 'active' };
      this.#instances.add(key);
      for (const [name, text] of this.#beforeRoot.get(key) ?? []) this.#set(name, text);
      this.#beforeRoot.clear();
    }
    if (this.#instances.has(value.parentProcessInstanceKey)) this.#instances.add(key);
  }

  #job(record: JobRecord): void {
    const { key, intent, value } = record;
    if (!this.#instances.has(value.processInstanceKey)) return;
    const caught = intent === 'ERROR_THROWN' && value.elementId !== NO_CATCH_EVENT;
    if (caught || intent === 'COMPLETED' || intent === 'CANCELED') this.#jobs.delete(key);
    else if (intent === 'CREATED') this.#jobs.set(key, record);
  }

  #incident(record: IncidentRecord): void {
    if (!this.#instances.has(record.value.processInstanceKey)) return;
    if (record.intent === 'CREATED') this.#incidents.set(record.key, record);
    else if (record.intent === 'RESOLVED') this.#incidents.delete(record.key);
  }
}

function placeIn(walked: Map<string, Walked>, process: string, element: string): Walked {
  const id = `${process} ${element}`;
  const known = walked.get(id) ?? { process, element, completed: 0, terminated: 0, active: 0 };
  walked.set(id, known);
  return known;
}
