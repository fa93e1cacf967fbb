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
import { diagramsOf, laterThan, resourcesOf } from './random/diagrams.js';

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
  'redeploy',
  'modify',
  'modify',
  'cancel',
] as const;

/** Something that happens in a scenario. */
export type Turning = Happening<(typeof turnings)[number]>;

export const randomTurnings = (most: number) => randomHappenings(turnings, most);

export interface ScenarioStory {
  resources: readonly Resource[];
  /** What its steps deploy. */
  later: readonly Resource[];
  scenario: Scenario;
}

/** A random diagram with steps that can be taken: each is chosen by what the embedded engine shows after those before. */
export async function scenarioStory(block: Block, turns: readonly Turning[]): Promise<ScenarioStory> {
  const diagrams = diagramsOf(block);
  const resources = resourcesOf(diagrams, '');
  const later = laterThan(diagrams);
  const begin = parseScenario(JSON.stringify({ process: 'p', start: { variables: VARIABLES } }));
  const played = (steps: Step[]) =>
    runScenario({ ...begin, steps }, { first: resources, later }, openEmbeddedSimulation);
  let steps: Step[] = [];
  let ending = await played(steps);
  for (const turn of turns) {
    if (ending.state !== 'active') break;
    const step = stepOf(turn, ending, later);
    if (!step) continue;
    const next = await played([...steps, step]);
    // Not every element can be begun from outside.
    if (step.kind === 'modify' && next.problems.length > 0) continue;
    steps = [...steps, step];
    ending = next;
  }
  return { resources, later, scenario: { ...begin, steps } };
}

function stepOf(turn: Turning, ending: Ending, later: readonly Resource[]): Step | undefined {
  const { jobs, incidents, active } = ending;
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
    case 'redeploy':
      return redeployment(picked(later, pick));
    case 'modify':
      return modification(turn, ending);
    case 'cancel':
      return pick % 4 === 0 ? { kind: 'cancel', cancel: true } : undefined;
  }
}

function redeployment(resource: Resource | undefined): Step | undefined {
  return resource && { kind: 'deploy', deploy: resource.name };
}

function modification(turn: Turning, { active, completed }: Ending): Step | undefined {
  const { pick, other } = turn;
  const activate = other % 4 === 0 ? undefined : picked([...active, ...completed], other);
  const terminate = pick % 4 === 0 ? undefined : picked(active, pick);
  if (activate === undefined && terminate === undefined) return undefined;
  const modify = { activate: listed(activate), terminate: listed(terminate) };
  return { kind: 'modify', modify, variables: other % 3 === 0 ? settingOf(turn) : {} };
}

const listed = (id: string | undefined): string[] => (id === undefined ? [] : [id]);
