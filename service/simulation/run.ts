import { basename } from 'node:path';
import { DomainError } from '../domain/errors.js';
import type { Modification, Resource } from '../engine/port.js';
import { answerTo } from './answers.js';
import { CircleWatch } from './circleWatch.js';
import { History, type Walked } from './history.js';
import { addDuration } from './isoDuration.js';
import type { Problem } from './problem.js';
import type { Answer, Scenario, Step } from './scenario.js';
import type { OpenSimulatedEngine, SimulatedEngine } from './simulatedEngine.js';
import { comesTooOften, reasonOf, StepFault } from './stepFault.js';

/** The clock before deployment where a scenario does not say. */
const DEFAULT_START = Date.UTC(2026, 0, 1);

/** Due times at which one step stops on its way: a year of hours has 8,760, a month of minutes 44,640. */
const MOST_STOPS = 50_000;

/** What was true at the end. */
export interface Ending {
  state: 'active' | 'completed' | 'canceled' | 'rejected' | null;
  completed: readonly string[];
  terminated: readonly string[];
  active: readonly string[];
  jobs: readonly string[];
  incidents: readonly { element: string; type: string }[];
  variables: Readonly<Record<string, unknown>>;
  /** Where its tokens went, in this process and in those that it calls. */
  walked: readonly Walked[];
  /** What could not be done as the scenario says. */
  problems: readonly Problem[];
}

/** What is deployed before the start, in this order, and what its steps deploy. */
export interface Resources {
  first: readonly Resource[];
  later?: readonly Resource[];
}

/** Runs a scenario on an engine of its own, in virtual time. Never rejects for what the scenario or its diagrams do. */
export async function runScenario(
  scenario: Scenario,
  { first, later = [] }: Resources,
  open: OpenSimulatedEngine,
): Promise<Ending> {
  const { at } = scenario.start;
  const simulated = await open(at === undefined ? DEFAULT_START : Date.parse(at));
  try {
    return await new Run(scenario, simulated, later).ending(first);
  } finally {
    await simulated.close();
  }
}

class Run {
  readonly #scenario: Scenario;
  readonly #simulated: SimulatedEngine;
  readonly #waiting: readonly Resource[];
  readonly #history: History;
  readonly #circles = new CircleWatch();
  /** The element whose timer fired last. */
  #lastTimer = '';

  constructor(scenario: Scenario, simulated: SimulatedEngine, later: readonly Resource[]) {
    this.#scenario = scenario;
    this.#simulated = simulated;
    this.#waiting = later;
    this.#history = new History(scenario.process);
    simulated.observe((record) => {
      this.#history.apply(record);
      this.#circles.apply(record);
      if (record.valueType === 'TIMER' && record.intent === 'TRIGGERED') this.#lastTimer = record.value.targetElementId;
    });
  }

  async ending(resources: readonly Resource[]): Promise<Ending> {
    try {
      // One after the other, so that a later file may hold the next version of a process.
      for (const resource of resources) await this.#simulated.engine.deploy([resource]);
    } catch (error) {
      const rejected = error instanceof DomainError && error.code === 'DEPLOYMENT_REFUSED';
      return this.#described([{ part: 'deployment', text: reasonOf(error) }], rejected ? 'rejected' : null);
    }
    const problems: Problem[] = [];
    const done = await this.#tried({ part: 'start' }, problems, () => this.#start());
    for (const [place, step] of done ? this.#scenario.steps.entries() : []) {
      if (!(await this.#tried({ part: 'step', place, does: step.kind }, problems, () => this.#take(step)))) break;
    }
    if (done && this.#history.rootKey === undefined) {
      const { process } = this.#scenario;
      const text = { zh: `没有启动流程“${process}”的实例`, en: `no instance of '${process}' began` };
      problems.push({ part: 'start', text });
    }
    return this.#described(problems, this.#history.state ?? null);
  }

  /** Does it and lets the engine come to rest. */
  async #tried(what: PartOfRun, problems: Problem[], act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      await this.#settle();
      return true;
    } catch (error) {
      if (!(error instanceof StepFault) && !(error instanceof DomainError)) throw error;
      problems.push({ ...what, text: reasonOf(error) });
      return false;
    }
  }

  #described(problems: readonly Problem[], state: Ending['state']): Ending {
    const { completed, terminated, active, incidents, variables, walked } = this.#history;
    return {
      state,
      completed,
      terminated,
      active,
      jobs: [...this.#history.jobs()].map(({ elementId }) => elementId),
      incidents: incidents.map(({ elementId, errorType }) => ({ element: elementId, type: errorType })),
      variables,
      walked,
      problems,
    };
  }

  async #start(): Promise<void> {
    const { engine } = this.#simulated;
    const { message, signal, timer, variables, version, elements = [] } = this.#scenario.start;
    if (message) {
      await engine.publishMessage({ name: message.name, correlationKey: message.key, timeToLiveMs: 0, variables });
    } else if (signal) await engine.broadcastSignal({ name: signal.name, variables });
    else if (timer) await this.#startByTimer();
    else {
      const startAt = elements.map((elementId) => ({ elementId }));
      const which = { bpmnProcessId: this.#scenario.process, ...(version !== undefined && { version }) };
      await engine.createInstance({ ...which, variables, startAt });
    }
  }

  async #startByTimer(): Promise<void> {
    await this.#simulated.quiet();
    const due = this.#history.timerStart;
    if (due !== undefined) await this.#advanceTo(Math.max(due, this.#simulated.now()));
    else if (this.#history.rootKey === undefined)
      throw new StepFault({ zh: '流程没有到期的定时启动', en: 'the process has no timer start that is due' });
  }

  async #take(step: Step): Promise<void> {
    const { engine } = this.#simulated;
    switch (step.kind) {
      case 'complete':
        return engine.completeJob(this.#jobOf(step.complete), step.variables);
      case 'fail': {
        const { retries, message, variables } = step;
        return engine.failJob(this.#jobOf(step.fail), { retries, message, ...(variables && { variables }) });
      }
      case 'throwError':
        return engine.throwError(this.#jobOf(step.throwError), step);
      case 'advance':
        return this.#advance(step.advance);
      case 'publish':
        return this.#publish(step.publish);
      case 'signal':
        return engine.broadcastSignal(step.signal);
      case 'resolve':
        return this.#resolve(step);
      case 'set':
        return engine.setVariables(this.#elementOf(step.set), step.variables, { local: false });
      case 'cancel':
        return engine.cancelInstance(this.#root());
      case 'deploy':
        return this.#deploy(step.deploy);
      case 'modify':
        return engine.modifyInstance(this.#root(), this.#modification(step));
      case 'suspend':
        return engine.suspend({ processInstanceKey: this.#root() });
      case 'resume':
        return engine.resume({ processInstanceKey: this.#root() });
      case 'migrate': {
        const { to, mapping } = step.migrate;
        const targetProcessDefinitionKey = this.#history.definitionOf(to);
        if (targetProcessDefinitionKey === undefined)
          throw new StepFault({ zh: `没有第 ${to} 版`, en: `there is no version ${to}` });
        return engine.migrateInstance(this.#root(), { targetProcessDefinitionKey, mapping });
      }
    }
  }

  async #deploy(path: string): Promise<void> {
    const name = basename(path);
    const resource = this.#waiting.find((one) => one.name === name);
    if (!resource) throw new StepFault({ zh: `没有文件 ${name}`, en: `there is no file ${name}` });
    await this.#simulated.engine.deploy([resource]);
  }

  /** Variables are for the whole instance: said with the first element once. */
  #modification({ modify, variables }: Extract<Step, { kind: 'modify' }>): Modification {
    return {
      terminate: modify.terminate.map((elementId) => this.#elementOf(elementId)),
      activate: modify.activate.map((elementId, place) => ({
        elementId,
        variables: place === 0 ? [{ values: variables }] : [],
      })),
    };
  }

  #root(): string {
    const key = this.#history.rootKey;
    if (key === undefined)
      throw new StepFault({
        zh: `没有流程“${this.#scenario.process}”的实例`,
        en: `no instance of '${this.#scenario.process}' is there`,
      });
    return key;
  }

  #jobOf(elementId: string): string {
    for (const job of this.#history.jobs()) if (job.elementId === elementId) return job.key;
    throw new StepFault({ zh: `“${elementId}”没有待办的作业`, en: `no job of '${elementId}' is open` });
  }

  #elementOf(elementId: string): string {
    const key = this.#history.keyOf(elementId);
    if (key === undefined)
      throw new StepFault({ zh: `“${elementId}”当前没有在执行`, en: `'${elementId}' is not active` });
    return key;
  }

  async #publish({ name, key, variables, ttl, id }: Extract<Step, { kind: 'publish' }>['publish']): Promise<void> {
    const timeToLiveMs = ttl === undefined ? 0 : this.#later(ttl) - this.#simulated.now();
    const message = { name, correlationKey: key, variables, timeToLiveMs, ...(id !== undefined && { messageId: id }) };
    try {
      await this.#simulated.engine.publishMessage(message);
    } catch (error) {
      // Publishing twice under one id is what such a scenario is about.
      if (!(error instanceof DomainError) || error.code !== 'MESSAGE_ALREADY_PUBLISHED') throw error;
    }
  }

  async #resolve(step: Extract<Step, { kind: 'resolve' }>): Promise<void> {
    const { engine } = this.#simulated;
    const incident = this.#history.incidents.find(({ elementId }) => elementId === step.resolve);
    if (!incident) throw new StepFault({ zh: `“${step.resolve}”没有故障`, en: `'${step.resolve}' has no incident` });
    if (Object.keys(step.variables).length > 0) {
      await engine.setVariables(incident.elementInstanceKey, step.variables, { local: false });
    }
    if (incident.jobKey !== '-1') await engine.updateJobRetries(incident.jobKey, step.retries);
    await engine.resolveIncident(incident.key);
  }

  #later(duration: string): number {
    const at = addDuration(this.#simulated.now(), duration);
    if (at === undefined) throw new StepFault({ zh: `“${duration}”不是时长`, en: `'${duration}' is no duration` });
    return at;
  }

  #advance(duration: string): Promise<void> {
    return this.#advanceTo(this.#later(duration));
  }

  /** Stops at each due time on the way, so that what falls due there happens then and not at the end. */
  async #advanceTo(end: number): Promise<void> {
    let stops = 0;
    for (let due = this.#simulated.nextDue(); due !== undefined && due <= end; due = this.#simulated.nextDue()) {
      if (stops === MOST_STOPS) throw comesTooOften(this.#lastTimer, { stops, reached: this.#simulated.now(), end });
      stops += 1;
      await this.#simulated.moveTo(Math.max(due, this.#simulated.now()));
      await this.#settle();
    }
    await this.#simulated.moveTo(end);
  }

  /** Runs until nothing happens any more and nobody has an answer to give. */
  async #settle(): Promise<void> {
    const circle = this.#circles.watch();
    for (;;) {
      const found = await Promise.race([this.#simulated.quiet(), circle]);
      if (found) throw new StepFault(found);
      const next = this.#nextAnswer();
      if (!next) return;
      await this.#give(next);
    }
  }

  #nextAnswer(): { jobKey: string; answer: Exclude<Answer, 'leave'> } | undefined {
    for (const job of this.#history.jobs()) {
      const answer = job.hasIncident ? undefined : answerTo(job, this.#scenario.answer);
      if (answer !== undefined && answer !== 'leave') return { jobKey: job.key, answer };
    }
    return undefined;
  }

  async #give({ jobKey, answer }: { jobKey: string; answer: Exclude<Answer, 'leave'> }): Promise<void> {
    const { engine } = this.#simulated;
    if ('complete' in answer) await engine.completeJob(jobKey, answer.complete);
    else if ('fail' in answer) await engine.failJob(jobKey, answer.fail);
    else await engine.throwError(jobKey, answer.throwError);
  }
}

type PartOfRun = { part: 'start' } | { part: 'step'; place: number; does: string };
