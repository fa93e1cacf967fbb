import type { AnyRecord } from '../../service/engine/records.js';

export interface RecordedElement {
  key: string;
  id: string;
  type: string;
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
  readonly incidents = new Map<string, { element: string; job: string }>();
  /** `scope flow id` of each sequence flow taken. */
  readonly flows: string[] = [];
  readonly #variables = new Map<string, Record<string, unknown>>();

  apply(record: AnyRecord): void {
    const { valueType, intent, key } = record;
    if (valueType === 'PROCESS_INSTANCE') return this.#element(record);
    if (valueType === 'VARIABLE') {
      const { scopeKey, name, value } = record.value;
      this.#variablesOf(scopeKey)[name] = JSON.parse(value);
    }
    if (valueType === 'JOB') {
      const isCaught = intent === 'ERROR_THROWN' && record.value.elementId !== 'NO_CATCH_EVENT_FOUND';
      if (intent === 'CREATED') this.jobs.set(key, record.value.elementInstanceKey);
      else if (isCaught || intent === 'COMPLETED' || intent === 'CANCELED') this.jobs.delete(key);
    }
    if (valueType === 'TIMER') {
      if (intent === 'CREATED') this.timers.set(key, record.value.elementInstanceKey);
      else if (intent !== 'MIGRATED') this.timers.delete(key);
    }
    if (valueType === 'INCIDENT') {
      const { elementInstanceKey: element, jobKey: job } = record.value;
      if (intent === 'CREATED') this.incidents.set(key, { element, job });
      else if (intent === 'RESOLVED') this.incidents.delete(key);
    }
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

  #element({ key, intent, value }: Extract<AnyRecord, { valueType: 'PROCESS_INSTANCE' }>): void {
    const { elementId: id, bpmnElementType: type, flowScopeKey: scope, processInstanceKey: instance } = value;
    if (intent === 'SEQUENCE_FLOW_TAKEN') {
      this.flows.push(`${scope} ${id}`);
      return;
    }
    const element = this.elements.get(key) ?? {
      key,
      id,
      type,
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
