import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Clock } from '../domain/clock.js';
import { DomainError } from '../domain/errors.js';
import type { Localized } from '../domain/localized.js';
import { type Trial, type Trials, type Tried, unfinished } from '../simulation/trial.js';

/** All scenarios of a trial together. Whoever waits for the answer should still be there when it comes. */
const LIMIT_SECONDS = 30;
/** One of two processors can be kept busy by it, and somebody else may try at the same time. */
const AT_ONCE = 2;
const MEMORY_MB = 512;

/**
 * Each trial has a process of its own that is killed when its time or memory is used up, whatever its diagrams and
 * expressions are doing: what had come out by then is answered, the rest says that it was stopped. A thread would not do:
 * one that is ended within a call of the database's native code takes the whole service with it.
 */
export class ProcessTrials implements Trials {
  readonly #clock: Clock;
  readonly #program: URL;
  readonly #processes = new Set<ChildProcess>();

  constructor(clock: Clock, program = new URL('./trialProcess.js', import.meta.url)) {
    this.#clock = clock;
    this.#program = program;
  }

  async run(trial: Trial): Promise<Tried[]> {
    if (this.#processes.size >= AT_ONCE) throw new DomainError('TRIALS_BUSY');
    const tried: Tried[] = [];
    const child = fork(this.#program, { serialization: 'advanced', execArgv: [`--max-old-space-size=${MEMORY_MB}`] });
    this.#processes.add(child);
    child.on('message', (one: Tried) => tried.push(one));
    child.send(trial);
    const stopped = await this.#end(child);
    const rest = trial.scenarios.slice(tried.length);
    return [...tried, ...rest.map(({ name }, place) => unfinished(name, [limit(place === 0 ? stopped : notReached)]))];
  }

  async close(): Promise<void> {
    const ends = Array.from(this.#processes, (child) => once(child, 'exit'));
    for (const child of this.#processes) child.kill('SIGKILL');
    await Promise.all(ends);
  }

  /** Answers when the process is gone, with the reason where it did not come to its end. */
  #end(child: ChildProcess): Promise<Localized> {
    return new Promise((resolve, reject) => {
      let reason = wasClosed;
      const callOff = this.#clock.wake(this.#clock.now() + LIMIT_SECONDS * 1000, () => {
        reason = outOfTime;
        child.kill('SIGKILL');
      });
      child.once('error', reject);
      child.once('close', (code, signal) => {
        callOff();
        this.#processes.delete(child);
        if (code !== 0 && code !== null) reject(new Error(`the process of a trial ended with ${code}`));
        else resolve(signal === 'SIGABRT' ? outOfMemory : reason);
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
