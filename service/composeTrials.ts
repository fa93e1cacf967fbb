import { Worker } from 'node:worker_threads';
import type { Clock } from './domain/clock.js';
import { DomainError } from './domain/errors.js';
import type { Localized } from './domain/localized.js';
import { type Trial, type Trials, type Tried, unfinished } from './simulation/trial.js';

/** All scenarios of a trial together. Whoever waits for the answer should still be there when it comes. */
const LIMIT_SECONDS = 30;
/** One of two processors can be kept busy by it, and somebody else may try at the same time. */
const AT_ONCE = 2;
const MEMORY_MB = 512;

/**
 * Each trial has a thread of its own that is ended when its time or memory is used up, whatever its diagrams and
 * expressions are doing: what had come out by then is answered, the rest says that it was stopped.
 */
export class ThreadTrials implements Trials {
  readonly #clock: Clock;
  readonly #program: URL;
  readonly #threads = new Set<Worker>();

  constructor(clock: Clock, program = new URL('./trialThread.js', import.meta.url)) {
    this.#clock = clock;
    this.#program = program;
  }

  async run(trial: Trial): Promise<Tried[]> {
    if (this.#threads.size >= AT_ONCE) throw new DomainError('TRIALS_BUSY');
    const tried: Tried[] = [];
    const thread = new Worker(this.#program, {
      workerData: trial,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    this.#threads.add(thread);
    thread.on('message', (one: Tried) => tried.push(one));
    const stopped = await this.#end(thread);
    const rest = trial.scenarios.slice(tried.length);
    return [...tried, ...rest.map(({ name }, place) => unfinished(name, [limit(place === 0 ? stopped : notReached)]))];
  }

  async close(): Promise<void> {
    await Promise.all([...this.#threads].map((thread) => thread.terminate()));
  }

  /** Answers when the thread is gone, with the reason where it did not come to its end. */
  #end(thread: Worker): Promise<Localized> {
    return new Promise((resolve, reject) => {
      let reason = wasClosed;
      const callOff = this.#clock.wake(this.#clock.now() + LIMIT_SECONDS * 1000, () => {
        reason = outOfTime;
        void thread.terminate();
      });
      thread.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') reason = outOfMemory;
        else reject(error);
      });
      thread.once('exit', () => {
        callOff();
        this.#threads.delete(thread);
        resolve(reason);
      });
    });
  }
}

const limit = (text: Localized) => ({ part: 'limit', text }) as const;

const outOfTime: Localized = {
  zh: `运行超过 ${LIMIT_SECONDS} 秒，已停止`,
  en: `stopped: it took more than ${LIMIT_SECONDS} seconds`,
};
const outOfMemory: Localized = { zh: '占用内存过多，已停止', en: 'stopped: it took too much memory' };
const wasClosed: Localized = { zh: '服务正在关闭，已停止', en: 'stopped: the service is closing' };
const notReached: Localized = {
  zh: '前面的样例已停止，这个没有运行',
  en: 'not run: one before it was stopped',
};
