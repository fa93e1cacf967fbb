import { DomainError } from '../../domain/errors.js';
import type { Activation, Engine } from '../port.js';
import type { Variables } from '../records.js';
import { differencesOf } from './differences.js';
import type { RunningElement, RunningInstance, RunningJob, RunningState } from './runningState.js';
import { isSameValue } from './sameValue.js';
import type { Schedule } from './schedule.js';
import type { WaitingAt } from './waitingAt.js';

/** An engine in which instances are to go on that ran in another one. */
export interface SettlingTarget {
  engine: Engine;
  /** What runs in it, as far as its records have come. */
  state: RunningState;
  /** Answers when `state` has seen everything that had happened when it was asked. */
  caughtUp: () => Promise<void>;
  /** UTC milliseconds of its clock. */
  now(): number;
}

export interface Settled {
  /** Of everything that lives on under another key: instances, elements, jobs, incidents. */
  keys: ReadonlyMap<string, string>;
  /** What differs, as sentences; none: it goes on exactly there. */
  problems: readonly string[];
}

interface Needs {
  from: RunningState;
  to: SettlingTarget;
  schedule: Schedule;
}

/**
 * Lets an instance with all that it calls go on in another engine, by what both engines can be asked: it begins at its
 * elements, one after the other in the order in which they began, each time with the variables of then, so that due
 * dates, groups and correlation keys come out the same. What such a beginning sets off besides (a timer that had fired
 * long ago fires again, a called process begins at its start) is taken away again.
 */
export async function settle(root: RunningInstance, needs: Needs): Promise<Settled> {
  const settling = new Settling(needs);
  try {
    await settling.begin(root);
    await settling.finish();
  } catch (error) {
    return { keys: settling.keys, problems: [reasonOf(error)] };
  }
  return { keys: settling.keys, problems: await differencesOf(root, { ...needs, keys: settling.keys }) };
}

/** Why it cannot go on, in words for an administrator. */
class Unsettled extends Error {}

function reasonOf(error: unknown): string {
  if (error instanceof Unsettled) return error.message;
  if (error instanceof DomainError && refusals.includes(error.code)) {
    const { reason } = error.facts;
    return typeof reason === 'string' ? reason : error.code;
  }
  throw error;
}

/** What an engine says to a command that it understands and does not carry out. */
const refusals: readonly string[] = ['ENGINE_INVALID_ARGUMENT', 'ENGINE_INVALID_STATE', 'ENGINE_NOT_FOUND'];

class Settling {
  readonly keys = new Map<string, string>();
  readonly #from: RunningState;
  readonly #to: SettlingTarget;
  readonly #schedule: Schedule;
  #root = '';

  constructor({ from, to, schedule }: Needs) {
    this.#from = from;
    this.#to = to;
    this.#schedule = schedule;
  }

  async begin(root: RunningInstance): Promise<void> {
    const { bpmnProcessId, version, processDefinitionKey } = root;
    const [first, ...rest] = this.#places(root.key);
    if (!first) throw new Unsettled('nothing of it waits for anything');
    await this.#schedule.until(() => this.#isDeployed(bpmnProcessId, version));
    if (!this.#isDeployed(bpmnProcessId, version))
      throw new Unsettled(`version ${version} of ${bpmnProcessId} is not there (${processDefinitionKey})`);
    await this.#calledVersionsAreLatest(first);
    this.#root = await this.#to.engine.createInstance({
      bpmnProcessId,
      version,
      variables: valuesOf(this.#from.variables(root.key, first.since)),
      startAt: [{ elementId: first.elementId }],
    });
    this.keys.set(root.key, this.#root);
    await this.#rest();
    await this.#took(first, { before: new Set(), instance: this.#root });
    for (const place of rest) await this.#place(place, { instance: this.#root, ending: [] });
  }

  /** All variables as they are now, and jobs that have failed. */
  async finish(): Promise<void> {
    for (const [old, now] of this.keys) await this.#setVariables(now, this.#from.variables(old));
    await this.#rest();
    for (const [job, twin] of this.#pairs(({ jobs }) => jobs)) await this.#bringTo(job, twin);
    await this.#rest();
    for (const [incident, twin] of this.#pairs(({ incidents }) => incidents)) this.keys.set(incident.key, twin.key);
  }

  /** What stands at the same element on both sides. */
  #pairs<T extends { key: string; element: string }>(of: (state: RunningState) => WaitingAt<T>): (readonly [T, T])[] {
    return [...this.keys].flatMap(([old, now]) => {
      const twins = of(this.#to.state).at(now);
      return of(this.#from)
        .at(old)
        .flatMap((one, place): (readonly [T, T])[] => {
          const twin = twins[place];
          return twin ? [[one, twin]] : [];
        });
    });
  }

  async #bringTo(job: RunningJob, twin: RunningJob): Promise<void> {
    this.keys.set(job.key, twin.key);
    const { retries, errorMessage: message, thrown } = job;
    if (thrown) await this.#to.engine.throwError(twin.key, { ...thrown, variables: {} });
    else if (retries <= 0) await this.#to.engine.failJob(twin.key, { retries: 0, message });
    else if (retries !== twin.retries) await this.#to.engine.updateJobRetries(twin.key, retries);
  }

  /** Puts what stands inside a scope where something else has begun by itself, in place of that. */
  async #fill(old: string, { scope, instance }: { scope: string; instance: string }): Promise<void> {
    const begun = this.#to.state.children(scope).map(({ key }) => key);
    let ending = begun;
    for (const place of this.#places(old)) {
      await this.#place(place, { instance, ending });
      ending = [];
    }
  }

  async #place(
    place: RunningElement,
    { instance, ending }: { instance: string; ending: readonly string[] },
  ): Promise<void> {
    await this.#calledVersionsAreLatest(place);
    const variables: Activation['variables'] & object[] = [];
    let ancestor = place.scope;
    // Scopes that are not there yet are opened with it, and get their variables on the way.
    for (; !this.keys.has(ancestor); ancestor = this.#element(ancestor).scope) {
      const values = valuesOf(this.#from.variables(ancestor, place.since));
      if (Object.keys(values).length > 0) variables.push({ values, scopeId: this.#element(ancestor).elementId });
    }
    const ancestorElementInstanceKey = this.keys.get(ancestor) ?? '';
    for (let scope = ancestor; scope !== '-1'; scope = this.#element(scope).scope)
      await this.#setVariables(this.keys.get(scope) ?? '', this.#from.variables(scope, place.since));
    const before = new Set(this.#to.state.inside(instance).map(({ key }) => key));
    const activation = { elementId: place.elementId, ancestorElementInstanceKey, variables };
    await this.#to.engine.modifyInstance(instance, { activate: [activation], terminate: ending });
    await this.#rest();
    await this.#took(place, { before, instance });
  }

  /** Finds what has begun, takes away what has begun besides, and goes on inside it. */
  async #took(
    place: RunningElement,
    { before, instance }: { before: ReadonlySet<string>; instance: string },
  ): Promise<void> {
    const fresh = this.#to.state.inside(instance).filter(({ key }) => !before.has(key));
    const isTwin = ({ elementId, type }: RunningElement) => elementId === place.elementId && type === place.type;
    const twin = fresh.filter(isTwin).sort((a, b) => a.since - b.since)[0];
    if (!twin) throw new Unsettled(`${place.elementId}: it could not be begun there`);
    this.#map(place, twin);
    const isOurs = ({ key }: RunningElement) => key === twin.key || [...this.keys.values()].includes(key);
    const besides = fresh.filter(
      (one) => !isOurs(one) && one.scope !== twin.key && (before.has(one.scope) || this.#isKnown(one.scope)),
    );
    await this.#end(instance, besides);
    if (place.type === 'MULTI_INSTANCE_BODY') await this.#fillItems(place, { body: twin, instance });
    else await this.#fillCalled(place, twin.key);
  }

  /** An element and the scopes that were opened around it. */
  #map(old: RunningElement, now: RunningElement): void {
    this.keys.set(old.key, now.key);
    const [outer, twin] = [this.#from.elements.get(old.scope), this.#to.state.elements.get(now.scope)];
    if (outer && twin && !this.keys.has(outer.key)) this.#map(outer, twin);
  }

  /** Each item is found by its number; those that are done already end. */
  async #fillItems(old: RunningElement, { body, instance }: { body: RunningElement; instance: string }): Promise<void> {
    const itemsOf = (state: RunningState, key: string) =>
      new Map(state.children(key).map((item) => [state.variables(item.key).get('loopCounter'), item]));
    const [wanted, begun] = [itemsOf(this.#from, old.key), itemsOf(this.#to.state, body.key)];
    for (const [number, item] of wanted) {
      const twin = begun.get(number);
      if (!twin) throw new Unsettled(`${old.elementId}: item ${number} of the loop could not be begun`);
      this.keys.set(item.key, twin.key);
    }
    await this.#end(
      instance,
      [...begun].filter(([number]) => !wanted.has(number)).map(([, item]) => item),
    );
    for (const [number, item] of wanted) {
      const twin = begun.get(number);
      if (!twin) continue;
      if (item.type === 'CALL_ACTIVITY') await this.#fillCalled(item, twin.key);
      else if (this.#from.children(item.key).length > 0) await this.#fill(item.key, { scope: twin.key, instance });
    }
  }

  async #fillCalled(old: RunningElement, element: string): Promise<void> {
    const called = this.#from.calledFrom(old.key);
    if (!called) return;
    const twin = this.#to.state.calledFrom(element);
    if (!twin) throw new Unsettled(`${old.elementId}: what it calls did not begin, or ended at once`);
    if (twin.version !== called.version)
      throw new Unsettled(
        `${old.elementId}: it called version ${called.version} of ${called.bpmnProcessId}, now version ${twin.version} would be called`,
      );
    this.keys.set(called.key, twin.key);
    await this.#fill(called.key, { scope: twin.key, instance: twin.key });
  }

  /** Elements that wait, in the order in which they began; of a loop its body, which brings its items. */
  #places(scope: string): RunningElement[] {
    const waiting = this.#from.children(scope).flatMap((element): RunningElement[] => {
      const isScope = element.type !== 'MULTI_INSTANCE_BODY' && this.#from.children(element.key).length > 0;
      return isScope ? this.#places(element.key) : [element];
    });
    for (const { elementId, type, stage } of waiting) {
      if (type === 'START_EVENT' || type === 'BOUNDARY_EVENT' || stage === 'completing')
        throw new Unsettled(`${elementId}: it is stuck on its way; resolve its incident first`);
    }
    return waiting.sort((a, b) => a.since - b.since);
  }

  /** A process is called in its latest version: what had called an older one has to begin before the newer is there. */
  async #calledVersionsAreLatest(place: RunningElement): Promise<void> {
    const calling = [place, ...this.#from.children(place.key)];
    for (const called of calling.flatMap(({ key }) => this.#from.calledFrom(key) ?? []))
      await this.#schedule.until(() => this.#isDeployed(called.bpmnProcessId, called.version));
  }

  #isDeployed(bpmnProcessId: string, version: number): boolean {
    return this.#to.state.deployed.some(
      (one) =>
        'version' in one && !('formKey' in one) && one.bpmnProcessId === bpmnProcessId && one.version === version,
    );
  }

  async #setVariables(scope: string, wanted: ReadonlyMap<string, string>): Promise<void> {
    const found = this.#to.state.variables(scope);
    // Nothing can be taken out: null is what a missing variable is to every expression.
    const superfluous = [...found].filter(([name, value]) => !wanted.has(name) && value !== 'null');
    const changed = [...wanted].filter(([name, value]) => !isSameValue(found.get(name), value));
    const values = { ...valuesOf(new Map(changed)), ...Object.fromEntries(superfluous.map(([name]) => [name, null])) };
    if (Object.keys(values).length > 0) await this.#to.engine.setVariables(scope, values, { local: true });
  }

  async #end(instance: string, elements: readonly RunningElement[]): Promise<void> {
    if (elements.length === 0) return;
    await this.#to.engine.modifyInstance(instance, { activate: [], terminate: elements.map(({ key }) => key) });
    await this.#rest();
  }

  /** Waits until nothing happens in it any more: what was asked for has come, and what was due is done. */
  async #rest(): Promise<void> {
    const { state } = this.#to;
    for (let before = -1; ; ) {
      const tree = state.tree(this.#root);
      const changes = state.changes(tree);
      if (changes === before && !this.#isDue(tree)) return;
      before = changes;
      await this.#to.caughtUp();
    }
  }

  #isDue(instances: readonly string[]): boolean {
    const { state } = this.#to;
    const scopes = instances.flatMap((key) => [key, ...state.inside(key).map((element) => element.key)]);
    return scopes.some((key) => state.timers.at(key).some(({ due = Infinity }) => due <= this.#to.now()));
  }

  #element(key: string): RunningElement {
    const element = this.#from.elements.get(key);
    if (!element) throw new Unsettled(`${key}: it is not there`);
    return element;
  }

  #isKnown(key: string): boolean {
    return [...this.keys.values()].includes(key);
  }
}

const valuesOf = (texts: ReadonlyMap<string, string>): Variables =>
  Object.fromEntries([...texts].map(([name, text]) => [name, JSON.parse(text) as unknown]));
