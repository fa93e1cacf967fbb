import { openEmbeddedSimulation } from './simulation.js';
import { runTrial, type Trial, type Tried } from '../simulation/trial.js';

/** A process of composeTrials.ts: is sent a trial, tells each scenario as soon as it is over, and ends. */
process.once('message', (trial: Trial) => void run(trial));
// Whoever waited for it is gone.
process.once('disconnect', () => process.exit());

async function run(trial: Trial): Promise<void> {
  for await (const tried of runTrial(trial, openEmbeddedSimulation)) await tell(tried);
  process.disconnect();
}

function tell(tried: Tried): Promise<void> {
  return new Promise((resolve) => process.send?.(tried, () => resolve()));
}
