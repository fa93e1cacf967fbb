import type { Clock } from '../../domain/clock.js';
import type { GroupCommitWriter } from '../../stores/sqlite/writer.js';
import type { ActivatedJob, JobAnswer, JobWorker, Subscription } from '../port.js';
import { answerJob } from './commands/answerJob.js';
import type { EngineState } from './state/engineState.js';
import { variablesOf } from './moves/input.js';
import type { Answer, Job } from './state/jobs.js';
import { keyText } from './state/key.js';
import { isSuspended } from './moves/suspension.js';
import type { Timekeeper } from './timing/timekeeper.js';
import type { TurnTaker } from './turnTaker.js';
import { visibleVariables } from './moves/variables.js';

interface Needs {
  readonly state: EngineState;
  readonly turns: TurnTaker;
  readonly writer: GroupCommitWriter;
  readonly clock: Clock;
  readonly timekeeper: Timekeeper;
}

/** Gives jobs to the workers in this process, as soon as they are there and the worker has room. */
export class JobDispatcher {
  readonly #needs: Needs;
  readonly #desks = new Set<Desk>();

  constructor(needs: Needs) {
    this.#needs = needs;
    needs.writer.onGroup(() => {
      const fresh = needs.state.jobs.takeOffered();
      if (fresh.length === 0) return;
      for (const desk of this.#desks) {
        for (const { type, key } of fresh) if (type === desk.type) desk.offer(key);
        desk.look();
      }
    });
  }

  add(worker: JobWorker): Subscription {
    const desk = new Desk(this.#needs, worker);
    this.#desks.add(desk);
    for (const key of this.#needs.state.jobs.activatable(worker.type)) desk.offer(key);
    desk.look();
    return {
      close: async () => {
        this.#desks.delete(desk);
        await desk.close();
      },
    };
  }

  isBusy(): boolean {
    return Array.from(this.#desks).some((desk) => desk.isBusy());
  }

  async idle(): Promise<void> {
    await Promise.all(Array.from(this.#desks, (desk) => desk.idle()));
  }

  async close(): Promise<void> {
    await Promise.all(Array.from(this.#desks, (desk) => desk.close()));
    this.#desks.clear();
  }
}

/** One worker, what it has in hand, and what waits for it. */
class Desk {
  readonly #needs: Needs;
  readonly #worker: JobWorker;
  #inHand = 0;
  #whenIdle: (() => void)[] = [];
  /** Keys of jobs, the oldest first; some may be gone or somebody else's when their turn comes. */
  #offered: number[] = [];
  #nextOffered = 0;
  #closed = false;

  constructor(needs: Needs, worker: JobWorker) {
    this.#needs = needs;
    this.#worker = worker;
  }

  get type(): string {
    return this.#worker.type;
  }

  offer(key: number): void {
    this.#offered.push(key);
  }

  /** Takes on what is offered while there is room. */
  look(): void {
    while (!this.#closed && this.#inHand < this.#worker.maxActive) {
      const key = this.#offered[this.#nextOffered];
      if (key === undefined) break;
      this.#nextOffered += 1;
      this.#take(key);
    }
    if (this.#nextOffered < this.#offered.length && this.#nextOffered < 1000) return;
    this.#offered = this.#offered.slice(this.#nextOffered);
    this.#nextOffered = 0;
  }

  isBusy(): boolean {
    return this.#inHand > 0;
  }

  idle(): Promise<void> {
    if (!this.isBusy()) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.idle();
  }

  #take(key: number): void {
    const { state, clock, timekeeper } = this.#needs;
    if (isSuspended(state, state.jobs.get(key)?.instanceKey ?? -1)) return this.#hold(this.#setAside(key));
    const job = state.jobs.lease(key, { worker: 'embedded', deadline: clock.now() + this.#worker.timeoutMs });
    const shown = job && shownJob(state, job);
    if (!shown) return;
    timekeeper.expect(shown.deadline);
    this.#hold(this.#handle(shown, key));
  }

  /** `work` never fails. */
  #hold(work: Promise<void>): void {
    this.#inHand += 1;
    void work.then(this.#done);
  }

  readonly #done = (): void => {
    this.#inHand -= 1;
    this.look();
    if (this.#inHand === 0) for (const call of this.#whenIdle.splice(0)) call();
  };

  /** Until its instance is resumed, if it has not been by then. */
  async #setAside(key: number): Promise<void> {
    const { state, turns } = this.#needs;
    try {
      await turns.take(() => {
        const job = state.jobs.get(key);
        if (job?.state !== 'activatable') return;
        const waits = isSuspended(state, job.instanceKey);
        state.jobs.update({ ...job, state: waits ? 'suspended' : 'activatable' });
      });
    } catch {
      // It stays activatable, and is offered again at the next start.
    }
  }

  async #handle(job: ActivatedJob, key: number): Promise<void> {
    let answer: JobAnswer;
    try {
      answer = await this.#worker.handle(job);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      answer = { fail: { retries: job.retries - 1, message } };
    }
    if (answer === 'told') return;
    const told = answer;
    try {
      await this.#needs.turns.take((turn) => answerJob(turn, key, storable(told)));
    } catch {
      // A job that is gone or taken meanwhile (its task was cancelled) has nobody left who waits for the answer.
    }
  }
}

function storable(answer: Exclude<JobAnswer, 'told'>): Answer {
  if ('complete' in answer) return { complete: variablesOf(answer.complete) };
  if ('fail' in answer) return answer;
  return { throwError: { ...answer.throwError, variables: variablesOf(answer.throwError.variables) } };
}

function shownJob(state: EngineState, job: Job): ActivatedJob | undefined {
  const token = state.instances.get(job.instanceKey)?.tokens.get(job.tokenKey);
  if (!token) return undefined;
  const { process } = token.instance;
  return {
    key: keyText(job.key),
    type: job.type,
    processInstanceKey: keyText(job.instanceKey),
    bpmnProcessId: process.bpmnProcessId,
    processDefinitionVersion: process.version,
    elementId: token.node.id,
    elementInstanceKey: keyText(job.tokenKey),
    customHeaders: job.headers,
    retries: job.retries,
    deadline: job.deadline,
    variables: visibleVariables(token),
  };
}
