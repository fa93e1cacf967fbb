import { openEmbeddedSimulation } from '../../service/composition/simulation.js';
import { runTrial, type Trials, type Tried } from '../../service/simulation/trial.js';

/** Runs scenarios as the service does, without a thread: a thread would have to start from built files. */
export const trialsHere: Trials = {
  async run(trial) {
    const tried: Tried[] = [];
    for await (const one of runTrial(trial, openEmbeddedSimulation)) tried.push(one);
    return tried;
  },
};
