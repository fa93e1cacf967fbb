/** Every scenario is a test: one measured moment of the engine each, and the examples beside the processes. */
import { relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openEmbeddedSimulation } from '../../service/composition/simulation.js';
import { runScenarioFile, scenarioFiles } from '../../service/simulation/scenarioFile.js';

const files = [...(await scenarioFiles('tests/scenarios')), ...(await scenarioFiles('processes'))];

describe('scenario', () => {
  it.each(files.map((file) => relative('.', file)))('%s', async (file) => {
    const { mismatches } = await runScenarioFile(file, [], openEmbeddedSimulation);

    expect(mismatches).toEqual([]);
  });
});
