import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { runOnAllProcessors } from '../../../service/composition/scenarioThreads.js';
import { embeddedSimulations } from '../../../service/composition/simulation.js';
import { runScenarioFile, scenarioFiles } from '../../../service/simulation/scenarioFile.js';
import type { Verdict } from '../../../service/simulation/verdict.js';

const program = new URL('../../builders/scenarioThread.mjs', import.meta.url);
const DIAGRAM = 'tests/scenarios/engine/timers/catch.bpmn';

describe('scenario files on several processors', () => {
  it('are told in the order of the files, each as it comes out alone', async () => {
    const files = await scenarioFiles('tests/scenarios/engine/timers');
    const alone: Verdict[] = [];
    for (const file of files) alone.push(await runScenarioFile(file, [], embeddedSimulations()));

    const verdicts: Verdict[] = [];
    for await (const verdict of runOnAllProcessors({ files, diagrams: [] }, { threads: 1, program })) {
      verdicts.push(verdict);
    }

    expect(verdicts.map(({ scenario }) => scenario)).toEqual(files.map((file) => basename(file)));
    expect(verdicts).toEqual(alone);
  }, 60_000);

  it('refuse a diagram that is not there before anything runs', async () => {
    const verdicts = runOnAllProcessors({ files: [], diagrams: [DIAGRAM, 'nowhere.bpmn'] }, { threads: 1, program });

    await expect(verdicts.next()).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});
