/**
 * Random stories on a real broker: the same records as the embedded engine's. `STORIES=1000-1300` plays those of other
 * seeds than usual; the test that fails names its seed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { openEmbeddedSimulation } from '../../service/composition/simulation.js';
import { runScenario } from '../../service/simulation/run.js';
import type { Block } from '../builders/random/block.js';
import { randomProcess } from '../builders/random/randomBlock.js';
import { randomTurnings, scenarioStory, type Turning } from '../builders/scenarioStory.js';
import { differencesBetween } from './comparison.js';
import { Recording } from './recording.js';
import { startSimulationBroker } from './simulationBroker.js';

const { stories: listed } = parse(readFileSync(join(import.meta.dirname, 'differences.yaml'), 'utf8')) as {
  stories: { seeds: number[] }[];
};
const known = listed.flatMap(({ seeds: otherwise }) => otherwise);

const [from = 1, to = 50] = (process.env['STORIES'] ?? '').split('-').filter(Boolean).map(Number);
const seeds = Array.from({ length: to - from + 1 }, (_, place) => from + place).filter((seed) => !known.includes(seed));

const stories = fc.tuple(randomProcess, randomTurnings(24));

function storyOf(seed: number): [Block, Turning[]] {
  const [story] = fc.sample(stories, { seed, numRuns: 1 });
  if (!story) throw new Error('a sample of one is one');
  return story;
}

describe('a random story on a broker', () => {
  let broker: Awaited<ReturnType<typeof startSimulationBroker>>;

  beforeAll(async () => {
    broker = await startSimulationBroker();
  });
  afterAll(() => broker.close());

  it.each(seeds)('is recorded as by the embedded engine: seed %i', async (seed) => {
    const [block, turns] = storyOf(seed);
    const { resources: first, later, scenario } = await scenarioStory(block, turns);
    const [ours, theirs] = [new Recording(openEmbeddedSimulation), new Recording(broker.open)];

    const told = await runScenario(scenario, { first, later }, ours.open);
    expect(told.problems).toEqual([]);
    const toldThere = await runScenario(scenario, { first, later }, theirs.open);

    const differences = differencesBetween(ours.records, theirs.records);
    expect({ block, steps: scenario.steps, differences }).toMatchObject({ differences: [] });
    expect(toldThere).toEqual(told);
  });
});
