import type { Clock } from '../../../domain/clock.js';
import type { GroupCommitWriter } from '../../../stores/sqlite/writer.js';
import { fireTimer } from '../commands/fireTimer.js';
import { recurJob, timeOutJob } from '../commands/jobCommands.js';
import { purgeMessages } from '../commands/purgeMessages.js';
import type { EngineState } from '../state/engineState.js';
import type { TurnTaker } from '../turnTaker.js';

/** Things that are due are taken in such portions, so that commands find their turn between them. */
const DUE_AT_ONCE = 500;
const PAUSE_AFTER_FAILURE_MS = 1000;

interface Needs {
  readonly state: EngineState;
  readonly turns: TurnTaker;
  readonly clock: Clock;
  readonly writer: GroupCommitWriter;
}

/** Does what time brings: timers, jobs whose worker took too long, pauses that are over, messages that nobody took. */
export class Timekeeper {
  readonly #needs: Needs;
  #sleepingUntil: number | undefined;
  #callOff: (() => void) | undefined;
  #working = false;
  #stopped = false;
  #stopListening: () => void = () => undefined;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  start(): void {
    const { writer } = this.#needs;
    // A group that was lost leaves jobs behind whose answer was in it: they are due when their worker's time is over.
    const stops = [writer.onGroup(() => this.#look()), writer.onLostGroup(() => this.#look())];
    this.#stopListening = () => {
      for (const stop of stops) stop();
    };
    this.#look();
  }

  stop(): void {
    this.#stopListening();
    this.#callOff?.();
    this.#stopped = true;
  }

  isDue(): boolean {
    const next = this.#next();
    return !this.#stopped && next !== undefined && next <= this.#needs.clock.now();
  }

  /** Something that no commit tells of will be due then: a job was given to a worker. */
  expect(at: number): void {
    if (this.#sleepingUntil === undefined || at < this.#sleepingUntil) this.#look();
  }

  /** Works on what is due, or sleeps until something will be. */
  #look(): void {
    if (this.#working || this.#stopped) return;
    const next = this.#next();
    if (next === undefined || next === this.#sleepingUntil) return;
    this.#callOff?.();
    this.#sleepingUntil = undefined;
    if (next <= this.#needs.clock.now()) {
      void this.#work();
      return;
    }
    this.#sleep(next);
  }

  #sleep(until: number): void {
    this.#sleepingUntil = until;
    this.#callOff = this.#needs.clock.wake(until, () => {
      this.#sleepingUntil = undefined;
      this.#look();
    });
  }

  async #work(): Promise<void> {
    this.#working = true;
    const { state, turns, clock } = this.#needs;
    const now = clock.now();
    try {
      const timers = state.timers.due(now, DUE_AT_ONCE).map(({ key }) => turns.take((turn) => fireTimer(turn, key)));
      const late = state.jobs.timedOut(now, DUE_AT_ONCE).map((job) => turns.take((turn) => timeOutJob(turn, job)));
      const back = state.jobs.recurring(now, DUE_AT_ONCE).map((job) => turns.take((turn) => recurJob(turn, job)));
      const purgeAt = state.messages.nextPurge();
      const purge =
        purgeAt !== undefined && purgeAt <= now ? [turns.take((turn) => purgeMessages(turn, DUE_AT_ONCE))] : [];
      await Promise.all([...timers, ...late, ...back, ...purge]);
      this.#working = false;
      this.#look();
    } catch {
      // Nothing was written (a full disk): what is due stays due, and is tried again a little later.
      this.#working = false;
      this.#sleep(clock.now() + PAUSE_AFTER_FAILURE_MS);
    }
  }

  #next(): number | undefined {
    const { timers, jobs, messages } = this.#needs.state;
    const times = [timers.nextDue(), jobs.nextDue(), messages.nextPurge()];
    return times.reduce(
      (first, at) => (at === undefined || (first !== undefined && first <= at) ? first : at),
      undefined,
    );
  }
}
