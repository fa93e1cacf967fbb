import type { GroupCommitWriter } from '../../stores/sqlite/writer.js';
import type { ActivatedJob, JobAnswer, JobWorker, Subscription } from '../port.js';
import { answerJob } from './commands/answerJob.js';
import type { EngineState } from './engineState.js';
import { variablesOf } from './input.js';
import type { Answer, Job } from './jobs.js';
import { isSuspended } from './suspension.js';
import type { TurnTaker } from './turnTaker.js';
import { visibleVariables } from './variables.js';

interface Needs {
  readonly state: EngineState;
  readonly turns: TurnTaker;
  readonly writer: GroupCommitWriter;
}

/** Gives jobs to the workers in this process, as soon as they are there and the worker has room. */
export class JobDispatcher {
  readonly #needs: Needs;
  readonly #desks = new Set<Desk>();

  constructor(needs: Needs) {
    this.#needs = needs;
    needs.writer.onGroup(() => {
      const fresh = needs.state.jobs.takeFresh();
      for (const desk of this.#desks) if (fresh.has(desk.type)) desk.look();
    });
  }

  add(worker: JobWorker): Subscription {
    const desk = new Desk(this.#needs, worker);
    this.#desks.add(desk);
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

/** One worker and what it has in hand. */
class Desk {
  readonly #needs: Needs;
  readonly #worker: JobWorker;
  readonly #inHand = new Set<Promise<void>>();
  #looking: Promise<void> | undefined;
  #lookAgain = false;
  #closed = false;

  constructor(needs: Needs, worker: JobWorker) {
    this.#needs = needs;
    this.#worker = worker;
  }

  look(): void {
    if (this.#looking) {
      this.#lookAgain = true;
      return;
    }
    if (this.#closed || this.#inHand.size >= this.#worker.maxActive) return;
    if (this.#needs.state.jobs.activatable(this.#worker.type, 1).length === 0) return;
    this.#looking = this.#fetch().finally(() => {
      this.#looking = undefined;
      if (!this.#lookAgain) return;
      this.#lookAgain = false;
      this.look();
    });
  }

  get type(): string {
    return this.#worker.type;
  }

  isBusy(): boolean {
    return this.#looking !== undefined || this.#inHand.size > 0;
  }

  async idle(): Promise<void> {
    while (this.isBusy()) await Promise.all([this.#looking, ...this.#inHand]);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.idle();
  }

  async #fetch(): Promise<void> {
    const room = this.#worker.maxActive - this.#inHand.size;
    for (const job of await this.#activate(room)) {
      const work = this.#handle(job).finally(() => {
        this.#inHand.delete(work);
        this.look();
      });
      this.#inHand.add(work);
    }
  }

  async #activate(most: number): Promise<ActivatedJob[]> {
    const { state, turns } = this.#needs;
    const { type, timeoutMs } = this.#worker;
    return turns.take((turn) =>
      state.jobs.activatable(type, most).flatMap((job) => {
        if (isSuspended(state, job.instanceKey)) {
          state.jobs.update({ ...job, state: 'suspended' });
          this.#lookAgain = true; // behind those that are set aside others may wait
          return [];
        }
        const deadline = turn.now + timeoutMs;
        const shown = shownJob(state, { ...job, deadline });
        if (shown) state.jobs.update({ ...job, state: 'activated', worker: 'embedded', deadline });
        return shown ? [shown] : [];
      }),
    );
  }

  async #handle(job: ActivatedJob): Promise<void> {
    const answer = await this.#answer(job);
    const key = Number(job.key);
    // A job that is gone or taken meanwhile (its task was cancelled) has nobody left who waits for the answer.
    await this.#needs.turns.take((turn) => answerJob(turn, key, storable(answer))).catch(() => undefined);
  }

  async #answer(job: ActivatedJob): Promise<JobAnswer> {
    try {
      return await this.#worker.handle(job);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { fail: { retries: job.retries - 1, message } };
    }
  }
}

function storable(answer: JobAnswer): Answer {
  if ('complete' in answer) return { complete: variablesOf(answer.complete) };
  if ('fail' in answer) return answer;
  return { throwError: { ...answer.throwError, variables: variablesOf(answer.throwError.variables) } };
}

function shownJob(state: EngineState, job: Job): ActivatedJob | undefined {
  const token = state.instances.get(job.instanceKey)?.tokens.get(job.tokenKey);
  if (!token) return undefined;
  const { process } = token.instance;
  return {
    key: String(job.key),
    type: job.type,
    processInstanceKey: String(job.instanceKey),
    bpmnProcessId: process.bpmnProcessId,
    processDefinitionVersion: process.version,
    elementId: token.node.id,
    elementInstanceKey: String(job.tokenKey),
    customHeaders: job.headers,
    retries: job.retries,
    deadline: job.deadline,
    variables: visibleVariables(token),
  };
}
