import fc from 'fast-check';
import { openEmbeddedSimulation } from '../../service/composeSimulation.js';
import type { Resource } from '../../service/engine/port.js';
import { type Ending, runScenario } from '../../service/simulation/run.js';
import type { Scenario, Step } from '../../service/simulation/scenario.js';
import { parseScenario } from '../../service/simulation/scenario.js';
import type { Block } from './randomBlock.js';
import { diagramsOf } from './randomDiagram.js';

/** Something that happens in a scenario; `pick` and `other` choose among what is there at that moment. */
export interface Turning {
  do: (typeof turnings)[number];
  pick: number;
  other: number;
}

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

export const randomTurnings = (most: number): fc.Arbitrary<Turning[]> =>
  fc.array(fc.record({ do: fc.constantFrom(...turnings), pick: fc.nat(1000), other: fc.nat(1000) }), {
    maxLength: most,
  });

export interface ScenarioStory {
  resources: readonly Resource[];
  scenario: Scenario;
}

/** A random diagram with steps that can be taken: each is chosen by what the embedded engine shows after those before. */
export async function scenarioStory(block: Block, turns: readonly Turning[]): Promise<ScenarioStory> {
  const resources = diagramsOf(block).map((xml, place) => ({ name: `${place}.bpmn`, content: Buffer.from(xml) }));
  const begin = parseScenario('{process: p, start: {variables: {items: [1, 2, 3], key: k}}}');
  const steps: Step[] = [];
  for (const turn of turns) {
    const ending = await runScenario({ ...begin, steps }, resources, openEmbeddedSimulation);
    if (ending.state !== 'active') break;
    const step = stepOf(turn, ending);
    if (step) steps.push(step);
  }
  return { resources, scenario: { ...begin, steps } };
}

function stepOf({ do: what, pick, other }: Turning, { jobs, incidents, active }: Ending): Step | undefined {
  const troubled = new Set(incidents.map(({ element }) => element));
  const job = picked(
    jobs.filter((id) => !troubled.has(id)),
    pick,
  );
  switch (what) {
    case 'complete':
      return job === undefined ? undefined : { kind: 'complete', complete: job, variables: { r: other } };
    case 'fail':
      return job === undefined ? undefined : { kind: 'fail', fail: job, retries: other % 2, message: 'again' };
    case 'throwError':
      // A broker does not come through it at the job of an event, and bans the instance.
      return job === undefined || job.startsWith('s')
        ? undefined
        : {
            kind: 'throwError',
            throwError: job,
            code: other % 3 === 0 ? 'E2' : 'E1',
            message: '',
            variables: { thrown: other },
          };
    case 'resolve': {
      const element = picked([...troubled], pick);
      return element === undefined
        ? undefined
        : { kind: 'resolve', resolve: element, variables: { fine: true }, retries: 1 };
    }
    case 'publish':
      return {
        kind: 'publish',
        publish: {
          name: 'news',
          key: 'k',
          variables: { news: pick },
          ...(other % 3 > 0 && { ttl: `PT${other % 3}H` }),
        },
      };
    case 'signal':
      return { kind: 'signal', signal: { name: 'alarm', variables: { alarm: pick } } };
    case 'advance':
      return { kind: 'advance', advance: `PT${30 * (1 + (pick % 5))}M` };
    case 'set': {
      const element = picked(active, pick);
      return element === undefined ? undefined : { kind: 'set', set: element, variables: { fine: true, r: other } };
    }
    case 'cancel':
      return pick % 4 === 0 ? { kind: 'cancel', cancel: true } : undefined;
  }
}

const picked = <T>(from: readonly T[], pick: number): T | undefined => from[pick % Math.max(1, from.length)];
