import type { Clock } from '../../domain/clock.js';
import type { ActivatedJob, JobAnswer, JobWorker, Subscription } from '../port.js';
import type { Gateway, SentJob } from './gateway.js';
import { pause } from '../../domain/pause.js';

const POLL_MS = 10_000;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 10_000;

export interface DeskNeeds {
  gateway: Gateway;
  clock: Clock;
  answer: (job: ActivatedJob, answer: JobAnswer) => Promise<void>;
}

/** One worker: asks the broker for as many jobs as it has room for, again and again. */
export class JobDesk implements Subscription {
  readonly #needs: DeskNeeds;
  readonly #worker: JobWorker;
  readonly #inHand = new Set<Promise<void>>();
  readonly #running: Promise<void>;
  readonly #stop = new AbortController();
  #wait = FIRST_RETRY_MS;

  constructor(worker: JobWorker, needs: DeskNeeds) {
    this.#worker = worker;
    this.#needs = needs;
    this.#running = this.#run();
  }

  /** Takes no more jobs; answers when those in hand are done. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    await Promise.all(this.#inHand);
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const room = this.#worker.maxActive - this.#inHand.size;
      if (room > 0) await this.#poll(room);
      else await Promise.race(this.#inHand);
    }
  }

  /** A broker that is away or busy is asked again, ever more rarely up to once in 10 s. */
  async #poll(room: number): Promise<void> {
    const { type, timeoutMs } = this.#worker;
    const request = {
      type,
      worker: 'shaodao',
      timeout: timeoutMs,
      maxJobsToActivate: room,
      requestTimeout: POLL_MS,
      stop: this.#stop.signal,
    };
    try {
      await this.#needs.gateway.pollJobs(request, (jobs) => jobs.forEach((job) => this.#begin(job)));
      this.#wait = FIRST_RETRY_MS;
    } catch {
      if (this.#stop.signal.aborted) return;
      await pause(this.#needs.clock, this.#wait, this.#stop.signal);
      this.#wait = Math.min(this.#wait * 2, LONGEST_RETRY_MS);
    }
  }

  #begin(sent: SentJob): void {
    const work = this.#handle(activated(sent)).finally(() => this.#inHand.delete(work));
    this.#inHand.add(work);
  }

  async #handle(job: ActivatedJob): Promise<void> {
    const answer = await this.#answer(job);
    // A job that is gone meanwhile has nobody left who waits; one that the broker cannot be told of comes again.
    await this.#needs.answer(job, answer).catch(() => undefined);
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

/** The gateway has made both texts from JSON objects. */
function activated({ customHeaders, variables, deadline, ...job }: SentJob): ActivatedJob {
  return {
    key: job.key,
    type: job.type,
    processInstanceKey: job.processInstanceKey,
    bpmnProcessId: job.bpmnProcessId,
    processDefinitionVersion: job.processDefinitionVersion,
    elementId: job.elementId,
    elementInstanceKey: job.elementInstanceKey,
    retries: job.retries,
    deadline: Number(deadline),
    customHeaders: JSON.parse(customHeaders) as ActivatedJob['customHeaders'],
    variables: JSON.parse(variables) as ActivatedJob['variables'],
  };
}
