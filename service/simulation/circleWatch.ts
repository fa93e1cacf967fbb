import type { Localized } from '../domain/localized.js';
import type { AnyRecord, ProcessInstanceValue } from '../engine/records.js';

/** An element that is entered more often than this in the same scope, before the engine comes to rest, is on a circle. */
const MOST_ENTRIES = 10_000;
/** Calls inside calls: whoever is further down has called itself. */
const DEEPEST_CALL = 1_000;

/**
 * Notices that a diagram will never come to rest: a circle of gateways, a fork that doubles its tokens, jobs that are
 * answered and come again, a process that calls itself. The items of a multi-instance are as many as its list has: they
 * do not count.
 */
export class CircleWatch {
  /** Scope and element -> how often it was entered. */
  readonly #entries = new Map<string, number>();
  readonly #bodies = new Set<string>();
  /** Running instance -> how many calls led to it. */
  readonly #depths = new Map<string, number>();
  #found: (what: Localized) => void = () => undefined;

  /** Counts anew; answers when it has found a circle, with where it is. */
  watch(): Promise<Localized> {
    this.#entries.clear();
    return new Promise((resolve) => (this.#found = resolve));
  }

  apply({ valueType, intent, key, value }: AnyRecord): void {
    if (valueType !== 'PROCESS_INSTANCE') return;
    if (intent === 'ELEMENT_ACTIVATING') this.#entered(key, value);
    else if (intent === 'ELEMENT_COMPLETED' || intent === 'ELEMENT_TERMINATED') {
      this.#bodies.delete(key);
      this.#depths.delete(key);
    }
  }

  #entered(key: string, value: ProcessInstanceValue): void {
    if (value.bpmnElementType === 'PROCESS') return this.#called(key, value);
    if (value.bpmnElementType === 'MULTI_INSTANCE_BODY') this.#bodies.add(key);
    if (this.#bodies.has(value.flowScopeKey)) return;
    const place = `${value.flowScopeKey} ${value.elementId}`;
    const entries = (this.#entries.get(place) ?? 0) + 1;
    this.#entries.set(place, entries);
    if (entries > MOST_ENTRIES) this.#found(circleAt(value));
  }

  #called(key: string, value: ProcessInstanceValue): void {
    const depth = (this.#depths.get(value.parentProcessInstanceKey) ?? 0) + 1;
    this.#depths.set(key, depth);
    if (depth > DEEPEST_CALL) this.#found(callsItself(value));
  }
}

const circleAt = ({ elementId, bpmnProcessId }: ProcessInstanceValue): Localized => ({
  zh: `流程“${bpmnProcessId}”的“${elementId}”连续进入超过 ${MOST_ENTRIES} 次仍未停下，图里是否在绕圈？`,
  en: `'${elementId}' of '${bpmnProcessId}' was entered more than ${MOST_ENTRIES} times without a rest: does the diagram run in a circle?`,
});

const callsItself = ({ bpmnProcessId }: ProcessInstanceValue): Localized => ({
  zh: `流程“${bpmnProcessId}”的调用超过 ${DEEPEST_CALL} 层，流程是否在调用自己？`,
  en: `calls of '${bpmnProcessId}' are more than ${DEEPEST_CALL} deep: does it call itself?`,
});
