import type { AnyRecord } from '../../service/engine/records.js';
import type { OpenSimulatedEngine } from '../../service/simulation/simulatedEngine.js';

/** Opens engines that keep what they record, until they are closed. */
export class Recording {
  readonly #open: OpenSimulatedEngine;
  #records: AnyRecord[] = [];

  constructor(open: OpenSimulatedEngine) {
    this.#open = open;
  }

  readonly open: OpenSimulatedEngine = async (at) => {
    const records: AnyRecord[] = [];
    this.#records = records;
    const simulated = await this.#open(at);
    simulated.observe((record) => records.push(record));
    return simulated;
  };

  /** Of the engine that was opened last. */
  get records(): readonly AnyRecord[] {
    return this.#records;
  }
}
