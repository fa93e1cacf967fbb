import { parentPort, workerData } from 'node:worker_threads';
import { openEmbeddedSimulation } from './composeSimulation.js';
import { runTrial, type Trial } from './simulation/trial.js';

/** A thread of composeTrials.ts: tells each scenario as soon as it is over. */
for await (const tried of runTrial(workerData as Trial, openEmbeddedSimulation)) parentPort?.postMessage(tried);
