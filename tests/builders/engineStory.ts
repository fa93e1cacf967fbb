import { expect } from '@jest/globals';
import { DomainError } from '../../service/domain/errors.js';
import type { Resource } from '../../service/engine/port.js';
import { expectEachFlowArrived, expectEachLivedOnce, expectStored, nameOf } from './engineInvariants.js';
import { engineRun } from './engineRun.js';
import type { EngineRun } from './engineRun.js';
import {
  alarmOf,
  errorOf,
  halfHoursOf,
  type Happening,
  messageOf,
  picked,
  randomHappenings,
  resultOf,
  settingOf,
  VARIABLES,
} from './happening.js';
import type { Block } from './random/block.js';
import { diagramsOf, laterThan } from './random/diagrams.js';
import { type RecordedElement, RecordedState } from './recordedState.js';

const happenings = [
  'complete',
  'complete',
  'complete',
  'fail',
  'throwError',
  'resolve',
  'publish',
  'signal',
  'advance',
  'advance',
  'set',
  'create',
  'cancel',
  'modify',
  'suspend',
  'resume',
  'migrate',
  'redeploy',
  'reopen',
] as const;

/** Something that happens to a running process. */
export type StoryHappening = Happening<(typeof happenings)[number]>;

export const randomStoryHappenings = (most: number) => randomHappenings(happenings, most);

/**
 * Runs a random diagram through random commands and asserts what must hold of any: see the sentences in the tests.
 * Returns what was recorded.
 */
export async function story(block: Block, happens: readonly StoryHappening[]): Promise<string[]> {
  const diagrams = diagramsOf(block);
  const run = await engineRun(...diagrams);
  try {
    const told = new Story(run, laterThan(diagrams));
    await told.begin();
    for (const happening of happens) await told.happen(happening);
    await told.expectStoredAsRecorded();
    await told.finish();
    return run.records.map(
      ({ position, key, timestamp, valueType, intent, value }) =>
        `${position} ${key} ${timestamp} ${valueType} ${intent} ${JSON.stringify(value)}`,
    );
  } finally {
    await run.close();
  }
}

const HOUR = 3_600_000;

class Story {
  readonly #run: EngineRun;
  readonly #later: readonly Resource[];
  readonly #state = new RecordedState();
  readonly #instances: string[] = [];
  /** Elements that somebody has put a token on from outside, and the scopes around them, which open again for it. */
  readonly #placed = new Set<string>();
  #isModified = false;
  #seen = 0;

  constructor(run: EngineRun, later: readonly Resource[]) {
    this.#run = run;
    this.#later = later;
  }

  async begin(): Promise<void> {
    this.#instances.push(await this.#run.create(VARIABLES));
    this.#read();
  }

  /** What the engine refuses it refuses with a reason; anything else that is thrown fails the story. */
  async happen(happening: StoryHappening): Promise<void> {
    try {
      await this.#act(happening);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
    await this.#run.engine.quiet();
    this.#read();
    this.#expectEverybodyWaitsForSomething();
  }

  async #act(happening: StoryHappening): Promise<void> {
    const { do: what, pick, other } = happening;
    const { engine } = this.#run;
    const job = picked([...this.#state.jobs.keys()], pick);
    const instance = picked(this.#instances, pick) ?? '';
    switch (what) {
      case 'complete':
        return job === undefined ? undefined : engine.completeJob(job, resultOf(happening));
      case 'fail':
        return job === undefined
          ? undefined
          : engine.failJob(job, { retries: other % 3, message: 'again', backOffMs: (pick % 2) * HOUR });
      case 'throwError':
        return job === undefined ? undefined : engine.throwError(job, errorOf(happening));
      case 'resolve':
        return this.#resolve(pick);
      case 'publish': {
        const { key, hours, ...message } = messageOf(happening);
        await engine.publishMessage({ ...message, correlationKey: key, timeToLiveMs: hours * HOUR });
        return;
      }
      case 'signal':
        return engine.broadcastSignal(alarmOf(happening));
      case 'advance':
        return this.#run.advance(halfHoursOf(happening) * (HOUR / 2));
      case 'set': {
        const { key } = picked(this.#state.active(), pick) ?? { key: instance };
        return engine.setVariables(key, settingOf(happening), { local: other % 2 === 0 });
      }
      case 'create':
        if (this.#instances.length < 4) this.#instances.push(await this.#run.create(VARIABLES));
        return;
      case 'cancel':
        return pick % 4 === 0 ? engine.cancelInstance(instance) : undefined;
      case 'modify':
        return this.#modify(pick, other);
      case 'suspend':
        return engine.suspend(other % 3 === 0 ? this.#definition() : { processInstanceKey: instance });
      case 'resume':
        await engine.resume(this.#definition());
        return engine.resume({ processInstanceKey: instance });
      case 'migrate':
        return this.#migrate(instance);
      case 'redeploy':
        await engine.deploy([picked(this.#later, pick)].flatMap((resource) => resource ?? []));
        return;
      case 'reopen':
        return this.#run.reopen();
    }
  }

  async #resolve(pick: number): Promise<void> {
    const [key, incident] = picked([...this.#state.incidents], pick) ?? [];
    if (key === undefined || incident === undefined) return;
    await this.#run.engine.setVariables(incident.element, { fine: true }, { local: false });
    if (incident.job !== '-1') await this.#run.engine.updateJobRetries(incident.job, 1);
    await this.#run.engine.resolveIncident(key);
  }

  async #modify(...[pick, other]: [number, number]): Promise<void> {
    const token = picked(
      this.#state.active().filter(({ scope }) => scope !== '-1'),
      pick,
    );
    const seen = [...this.#state.elements.values()].filter(({ instance }) => instance === token?.instance);
    const target = picked(seen, other);
    if (!token || !target) return;
    const activate = other % 3 === 0 ? [] : [{ elementId: target.id }];
    const terminate = pick % 3 === 0 ? [] : [token.key];
    if (activate.length > 0) this.#place(target);
    this.#isModified = true;
    if (activate.length + terminate.length > 0)
      await this.#run.engine.modifyInstance(token.instance, { activate, terminate });
  }

  #place(target: RecordedElement): void {
    for (let element: RecordedElement | undefined = target; element; element = this.#state.elements.get(element.scope))
      this.#placed.add(element.id);
  }

  /** To the same diagram under another name: everything has its counterpart. */
  async #migrate(instance: string): Promise<void> {
    const versions = this.#run.records.flatMap((record) => (record.valueType === 'PROCESS' ? [record.value] : []));
    const [own] = versions.filter(({ bpmnProcessId }) => bpmnProcessId === 'p');
    if (!own) return;
    const later = versions.findLast(({ bpmnProcessId, version }) => bpmnProcessId === 'p' && version > 1);
    const content = Buffer.from(own.resource, 'base64');
    const [deployed] = later ? [later] : await this.#run.engine.deploy([{ name: 'next.bpmn', content }]);
    const targetProcessDefinitionKey = deployed?.processDefinitionKey ?? '';
    await this.#run.engine.migrateInstance(instance, { targetProcessDefinitionKey, mapping: {} });
  }

  #definition(): { processDefinitionKey: string } {
    const record = this.#run.records.find(({ valueType }) => valueType === 'PROCESS');
    return { processDefinitionKey: record?.key ?? '' };
  }

  #read(): void {
    for (const record of this.#run.records.slice(this.#seen)) this.#state.apply(record);
    this.#seen = this.#run.records.length;
  }

  /** A token that nothing could move any more would be lost. Suspended instances stand still by somebody's word. */
  #expectEverybodyWaitsForSomething(): void {
    const waiting = new Set([
      ...this.#state.jobs.values(),
      ...this.#state.timers.values(),
      ...this.#state.userTasks,
      ...[...this.#state.incidents.values()].map(({ element }) => element),
    ]);
    const active = this.#state.active();
    const scopes = new Set(active.map(({ scope }) => scope));
    const finished = active.filter(
      (element) => !scopes.has(element.key) && !waiting.has(element.key) && !mayWaitUnseen(element),
    );
    const moving = finished.filter(({ instance }) => !this.#isSuspended(instance));
    // A join may wait for a token that a modification took away.
    if (!this.#isModified) expect(moving.map(nameOf)).toEqual([]);
  }

  #isSuspended(instance: string): boolean {
    const told = this.#run.records.filter(({ valueType }) => valueType.endsWith('SUSPENSION'));
    return told.length > 0 || instance === '';
  }

  /** What a fresh reader finds in the store is what the records say. */
  async expectStoredAsRecorded(): Promise<void> {
    const stored = await this.#run.stored();
    this.#read();
    expectStored(stored, this.#state);
  }

  /** Everything is answered until nothing moves; what is left then is cancelled. */
  async finish(): Promise<void> {
    const { engine } = this.#run;
    await engine.resume(this.#definition());
    for (const key of this.#instances)
      await this.happen({ do: 'resume', pick: this.#instances.indexOf(key), other: 0 });
    for (let round = 0; round < 40 && this.#state.active().length > 0; round += 1) {
      for (const what of ['resolve', 'complete', 'publish', 'signal', 'advance'] as const) {
        await this.happen({ do: what, pick: 0, other: 0 });
      }
    }
    for (const key of this.#instances) await engine.cancelInstance(key).catch(() => undefined);
    // Those beside come to their end by themselves, and then those that wait for that.
    await this.#run.advance(8 * HOUR);
    await engine.quiet();
    this.#read();
    expect(this.#state.active().map(nameOf)).toEqual([]);
    expect([this.#state.jobs.size, this.#state.timers.size, this.#state.incidents.size]).toEqual([0, 0, 0]);
    expectEachLivedOnce(this.#state);
    expectEachFlowArrived(this.#state, this.#placed);
  }
}

/**
 * They wait for a message or a signal, for a called process or for handlers, of which this model keeps no list. An
 * escalation in a scope that was interrupted before may stand still for ever.
 */
const mayWaitUnseen = ({ type, eventType }: RecordedElement): boolean =>
  ['COMPENSATION', 'ESCALATION'].includes(eventType) ||
  ['INTERMEDIATE_CATCH_EVENT', 'RECEIVE_TASK', 'EVENT_BASED_GATEWAY', 'CALL_ACTIVITY'].includes(type);
