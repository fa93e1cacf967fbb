import type { Clock } from '../domain/clock.js';
import { lostRace } from '../domain/lostRace.js';
import { Rounds } from '../domain/rounds.js';
import type { Stores } from '../stores/port.js';
import type { LiveChanges } from './liveChanges.js';

/** Twice this, at most, and a page at another node looks again. */
const ROUND_MS = 500;

/** The document whose value every node raises that has something to tell. */
const BELL = 'changes';

interface ElsewhereNeeds {
  stores: Stores;
  changes: LiveChanges;
  clock: Clock;
  onTrouble: (error: unknown) => void;
}

/**
 * Where several nodes share a store: a claim or an urge is no record, so the pages at the other nodes would hear of it
 * only with the next record. A round of a node asks whether another one has rung, and rings where something was done here.
 */
export class ChangesElsewhere {
  readonly #needs: ElsewhereNeeds;
  readonly #rounds: Rounds;
  readonly #leave: () => void;
  #hasNews = false;
  #heard: number | undefined;

  constructor(needs: ElsewhereNeeds) {
    this.#needs = needs;
    this.#rounds = new Rounds({ ...needs, restMs: ROUND_MS, round: () => this.#round() });
    this.#leave = needs.changes.onAct(() => {
      this.#hasNews = true;
    });
  }

  start(): void {
    this.#rounds.start();
  }

  async close(): Promise<void> {
    this.#leave();
    await this.#rounds.close();
  }

  async #round(): Promise<void> {
    const { stores, changes, clock } = this.#needs;
    const counters = stores.collection('counters');
    const bell = await counters.get(BELL);
    const value = bell?.value ?? 0;
    if (this.#heard !== undefined && value !== this.#heard) changes.show({ at: clock.now(), caseId: null });
    this.#heard = value;
    if (!this.#hasNews) return;
    this.#hasNews = false; // what is done during the write rings in the next round
    const rung = { id: BELL, value: value + 1 };
    try {
      await (bell ? counters.save({ ...bell, ...rung }) : counters.insert(rung));
      this.#heard = rung.value;
    } catch (error) {
      this.#hasNews = true;
      // Another node rang in the same moment; those who heard it may have looked too early for what was done here.
      if (!lostRace(error)) throw error;
    }
  }
}
