import { parentPort, workerData } from 'node:worker_threads';
import { embeddedSimulations } from './simulation.js';
import { readResource, runScenarioFile } from '../simulation/scenarioFile.js';

/** A thread of composeScenarioThreads.ts: is told files, one at a time, and answers each with its verdict; `null` ends it. */
const given = await Promise.all((workerData as string[]).map(readResource)); // paths of diagrams
const open = embeddedSimulations();
parentPort?.on('message', (file: string | null) => {
  if (file === null) parentPort?.close();
  else void runScenarioFile(file, given, open).then((verdict) => parentPort?.postMessage(verdict));
});
