import { openEmbeddedSimulation } from '../../service/composition/simulation.js';
import type { Resource } from '../../service/engine/port.js';
import { type Ending, runScenario } from '../../service/simulation/run.js';
import type { Scenario, Step } from '../../service/simulation/scenario.js';
import { parseScenario } from '../../service/simulation/scenario.js';
import {
  alarmOf,
  errorOf,
  halfHoursOf,
  type Happening,
  messageOf,
  picked,
  randomHappenings,
  resultOf,
  settingOf,
  VARIABLES,
} from './happening.js';
import type { Block } from './random/block.js';
import { diagramsOf } from './random/diagrams.js';

const turnings = [
  'complete',
  'complete',
  'complete',
  'complete',
  'fail',
  'throwError',
  'resolve',
  'publish',
  'signal',
  'advance',
  'advance',
  'set',
  'cancel',
] as const;

/** Something that happens in a scenario. */
export type Turning = Happening<(typeof turnings)[number]>;

export const randomTurnings = (most: number) => randomHappenings(turnings, most);

export interface ScenarioStory {
  resources: readonly Resource[];
  scenario: Scenario;
}

/** A random diagram with steps that can be taken: each is chosen by what the embedded engine shows after those before. */
export async function scenarioStory(block: Block, turns: readonly Turning[]): Promise<ScenarioStory> {
  const resources = diagramsOf(block).map((xml, place) => ({ name: `${place}.bpmn`, content: Buffer.from(xml) }));
  const begin = parseScenario(JSON.stringify({ process: 'p', start: { variables: VARIABLES } }));
  const steps: Step[] = [];
  for (const turn of turns) {
    const ending = await runScenario({ ...begin, steps }, { first: resources }, openEmbeddedSimulation);
    if (ending.state !== 'active') break;
    const step = stepOf(turn, ending);
    if (step) steps.push(step);
  }
  return { resources, scenario: { ...begin, steps } };
}

function stepOf(turn: Turning, { jobs, incidents, active }: Ending): Step | undefined {
  const { do: what, pick, other } = turn;
  const troubled = new Set(incidents.map(({ element }) => element));
  const job = picked(
    jobs.filter((id) => !troubled.has(id)),
    pick,
  );
  switch (what) {
    case 'complete':
      return job === undefined ? undefined : { kind: 'complete', complete: job, variables: resultOf(turn) };
    case 'fail':
      return job === undefined
        ? undefined
        : {
            kind: 'fail',
            fail: job,
            retries: other % 2,
            message: 'again',
            ...(pick % 3 === 0 && { variables: { failed: pick } }),
          };
    case 'throwError':
      // A broker does not come through it at the job of an event, and bans the instance.
      return job === undefined || job.startsWith('s')
        ? undefined
        : { kind: 'throwError', throwError: job, ...errorOf(turn) };
    case 'resolve': {
      const element = picked([...troubled], pick);
      return element === undefined
        ? undefined
        : { kind: 'resolve', resolve: element, variables: { fine: true }, retries: 1 };
    }
    case 'publish': {
      const { hours, ...message } = messageOf(turn);
      const id = pick % 10 === 0 ? { id: 'once' } : {};
      return { kind: 'publish', publish: { ...message, ...(hours > 0 && { ttl: `PT${hours}H` }), ...id } };
    }
    case 'signal':
      return { kind: 'signal', signal: alarmOf(turn) };
    case 'advance':
      return { kind: 'advance', advance: `PT${30 * halfHoursOf(turn)}M` };
    case 'set': {
      const element = picked(active, pick);
      return element === undefined ? undefined : { kind: 'set', set: element, variables: settingOf(turn) };
    }
    case 'cancel':
      return pick % 4 === 0 ? { kind: 'cancel', cancel: true } : undefined;
  }
}
