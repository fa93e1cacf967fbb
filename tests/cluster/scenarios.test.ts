/** Every scenario on a real broker: as expected, and the same records as the embedded engine's, one by one. */
import { readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { openEmbeddedSimulation } from '../../service/composition/simulation.js';
import { runScenarioFile, scenarioFiles } from '../../service/simulation/scenarioFile.js';
import { comparable, type Difference, differencesBetween } from './comparison.js';
import { Recording } from './recording.js';
import { startSimulationBroker } from './simulationBroker.js';

interface Listed {
  scenarios: readonly string[];
  record: string;
  field: string;
  reason: string;
}

const { records: listed, refused } = parse(readFileSync(join(import.meta.dirname, 'differences.yaml'), 'utf8')) as {
  records: Listed[];
  refused: { scenario: string }[];
};
// Those of tests/scenarios/embedded are about what 8.5 lacks.
const files = [...(await scenarioFiles('tests/scenarios/engine')), ...(await scenarioFiles('processes'))];

describe('scenario on a broker', () => {
  let simulation: Awaited<ReturnType<typeof startSimulationBroker>>;
  const found = new Set<Listed>();
  let records = 0;

  beforeAll(async () => {
    simulation = await startSimulationBroker();
  });
  afterAll(async () => {
    await simulation.close();
    process.stdout.write(
      `${files.length} scenarios, ${records} records compared, ${found.size} kinds of differences\n`,
    );
  });

  it.each(files.map((file) => relative('.', file)))('%s', async (file) => {
    const broker = new Recording(simulation.open);
    const embedded = new Recording(openEmbeddedSimulation);

    const verdict = await runScenarioFile(file, [], broker.open);
    await runScenarioFile(file, [], embedded.open);

    records += comparable(broker.records);
    expect(verdict.mismatches).toEqual([]);
    expect(differencesBetween(embedded.records, broker.records).filter(isUnlisted(basename(file)))).toEqual([]);
  });

  it.each(refused)('takes what is refused here: $scenario', async ({ scenario }) => {
    const file = join('tests/scenarios/embedded/deployment', scenario);

    const verdict = await runScenarioFile(file, [], simulation.open);

    expect(verdict.state).toBe('active');
  });

  it('finds every difference that is listed', () => {
    expect(listed.filter((entry) => !found.has(entry))).toEqual([]);
  });

  const isUnlisted = (scenario: string) => (difference: Difference) => {
    const entry = listed.find(
      ({ scenarios, record, field }) =>
        scenarios.includes(scenario) && record === difference.record && field === difference.field,
    );
    if (entry) found.add(entry);
    return entry === undefined;
  };
});
