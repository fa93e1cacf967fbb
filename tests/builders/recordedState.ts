import type { AnyRecord } from '../../service/engine/records.js';

export interface RecordedElement {
  key: string;
  id: string;
  type: string;
  eventType: string;
  instance: string;
  /** -1 for a process. */
  scope: string;
  /** Every intent without ELEMENT_, in order. */
  life: string[];
  variables: Record<string, unknown>;
}

/** The engine's state as its records tell it, and nothing else. */
export class RecordedState {
  readonly elements = new Map<string, RecordedElement>();
  /** Open jobs: key → the element instance that waits for it. */
  readonly jobs = new Map<string, string>();
  readonly timers = new Map<string, string>();
  /** Elements that wait for somebody without a job. */
  readonly userTasks = new Set<string>();
  readonly incidents = new Map<string, { element: string; job: string }>();
  /** `scope flow id` of each sequence flow taken. */
  readonly flows: string[] = [];
  readonly #variables = new Map<string, Record<string, unknown>>();

  apply(record: AnyRecord): void {
    if (record.valueType === 'PROCESS_INSTANCE') this.#element(record);
    if (record.valueType === 'JOB') this.#job(record);
    if (record.valueType === 'TIMER') this.#timer(record);
    if (record.valueType === 'INCIDENT') this.#incident(record);
    if (record.valueType === 'VARIABLE') {
      const { scopeKey, name, value } = record.value;
      this.#variablesOf(scopeKey)[name] = JSON.parse(value);
    }
    if (record.valueType === 'USER_TASK' && record.intent === 'CREATED')
      this.userTasks.add(String(record.value['elementInstanceKey']));
  }

  /** Element instances that have begun and not ended, oldest first. */
  active(): RecordedElement[] {
    return [...this.elements.values()].filter((element) => !isEnded(element));
  }

  #variablesOf(scope: string): Record<string, unknown> {
    const known = this.#variables.get(scope) ?? {};
    this.#variables.set(scope, known);
    return known;
  }

  #job({ key, intent, value }: Extract<AnyRecord, { valueType: 'JOB' }>): void {
    const isCaught = intent === 'ERROR_THROWN' && value.elementId !== 'NO_CATCH_EVENT_FOUND';
    if (intent === 'CREATED') this.jobs.set(key, value.elementInstanceKey);
    else if (isCaught || intent === 'COMPLETED' || intent === 'CANCELED') this.jobs.delete(key);
  }

  /** That of a start event belongs to no element. */
  #timer({ key, intent, value }: Extract<AnyRecord, { valueType: 'TIMER' }>): void {
    if (value.elementInstanceKey === '-1') return;
    if (intent === 'CREATED') this.timers.set(key, value.elementInstanceKey);
    else if (intent !== 'MIGRATED') this.timers.delete(key);
  }

  #incident({ key, intent, value }: Extract<AnyRecord, { valueType: 'INCIDENT' }>): void {
    if (intent === 'CREATED') this.incidents.set(key, { element: value.elementInstanceKey, job: value.jobKey });
    else if (intent === 'RESOLVED') this.incidents.delete(key);
  }

  #element({ key, intent, value }: Extract<AnyRecord, { valueType: 'PROCESS_INSTANCE' }>): void {
    const { elementId: id, bpmnElementType: type, flowScopeKey: scope, processInstanceKey: instance } = value;
    const eventType = value.bpmnEventType;
    if (intent === 'SEQUENCE_FLOW_TAKEN') {
      this.flows.push(`${scope} ${id}`);
      return;
    }
    const element = this.elements.get(key) ?? {
      key,
      id,
      type,
      eventType,
      scope,
      instance,
      life: [],
      variables: this.#variablesOf(key),
    };
    this.elements.set(key, element);
    if (intent === 'ELEMENT_MIGRATED') element.id = id;
    else element.life.push(intent.replace('ELEMENT_', ''));
  }
}

export function isEnded({ life }: RecordedElement): boolean {
  return life.includes('COMPLETED') || life.includes('TERMINATED');
}
