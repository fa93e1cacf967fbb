import type { Clock } from '../../domain/clock.js';
import type { GroupCommitWriter } from '../../stores/sqlite/writer.js';
import type { EngineState } from './state/engineState.js';
import { runTurn } from './step.js';
import { Turn } from './turn.js';

/** Left-over follow-ups that one unit takes on at once. */
const FOLLOW_UPS_PER_TURN = 100;

/** Turns a command into a unit of the writer: begin, run what follows, write it all, or take it all back. */
export class TurnTaker {
  readonly #state: EngineState;
  readonly #writer: GroupCommitWriter;
  readonly #clock: Clock;
  #running = 0;
  #carryingOn = false;
  /** Another turn has left something over since the one that carries on has looked. */
  #moreLeftOver = false;
  #whenIdle: (() => void)[] = [];

  constructor({ state, writer, clock }: { state: EngineState; writer: GroupCommitWriter; clock: Clock }) {
    this.#state = state;
    this.#writer = writer;
    this.#clock = clock;
    writer.onGroupEnd(() => state.endGroup());
    writer.beforeCommit(() => state.journal.write());
    writer.onCommit(() => state.written({ isCommitted: !writer.isHolding }));
    writer.onLostGroup(() => state.lost());
  }

  /** Settles when the command and what followed from it is durable. @throws what the command throws, and then it left no trace */
  take<T>(command: (turn: Turn) => T): Promise<T> {
    this.#running += 1;
    const taken = this.#writer.writeGuarded(() => this.#inTurn(command));
    taken.then(this.#ended, this.#ended);
    return taken;
  }

  /** Within a unit that writes more than the turn. @throws what the command throws: the unit has to be taken back then */
  takeWithin<T>(command: (turn: Turn) => T): T {
    return this.#inTurn(command);
  }

  readonly #ended = (): void => {
    this.#running -= 1;
    if (this.#running === 0) for (const call of this.#whenIdle.splice(0)) call();
  };

  /** Does it and takes it back: settles when it could be done. @throws what the command throws */
  async rehearse(command: (turn: Turn) => void): Promise<void> {
    try {
      await this.take((turn) => {
        command(turn);
        throw new Rehearsed();
      });
    } catch (error) {
      if (!(error instanceof Rehearsed)) throw error;
    }
  }

  /** Goes on with what long turns left over, one bounded unit after the other. */
  carryOn(): void {
    this.#moreLeftOver = this.#carryingOn;
    if (this.#carryingOn) return;
    this.#carryingOn = true;
    void this.take((turn) => {
      const rest = this.#state.followUps.take(FOLLOW_UPS_PER_TURN);
      for (const followUp of rest) turn.then(followUp);
      return rest.length > 0;
    }).then(
      (goesOn) => {
        this.#carryingOn = false;
        if (goesOn || this.#moreLeftOver) this.carryOn();
      },
      () => {
        this.#carryingOn = false;
      },
    );
  }

  isBusy(): boolean {
    return this.#running > 0;
  }

  idle(): Promise<void> {
    if (this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  #inTurn<T>(command: (turn: Turn) => T): T {
    const turn = new Turn(this.#state, this.#clock.now());
    try {
      const result = command(turn);
      runTurn(turn);
      if (turn.flush()) this.carryOn();
      return result;
    } catch (error) {
      turn.abandon();
      throw error;
    }
  }
}

/** Takes back a rehearsal; never leaves this file. */
class Rehearsed extends Error {}
