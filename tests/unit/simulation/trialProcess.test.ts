import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ProcessTrials } from '../../../service/composition/processTrials.js';
import { VirtualClock } from '../../../service/domain/virtualClock.js';
import type { Trial } from '../../../service/simulation/trial.js';

const program = new URL('../../builders/trialProcess.mjs', import.meta.url);
const NOON = Date.UTC(2026, 2, 2, 4);
const LONGER_THAN_ALLOWED_MS = 60_000;

const draft = { name: 'ticking.bpmn', xml: readFileSync(new URL('ticking.bpmn', import.meta.url), 'utf8') };
const calm = { name: 'calm.scenario.yaml', text: 'process: ticking\nexpect: { state: active, jobs: [] }' };
/** A tick a second for a thousand years. */
const endless = { name: 'endless.scenario.yaml', text: 'process: ticking\nsteps: [{ advance: P1000Y }]' };

const trialOf = (...scenarios: Trial['scenarios'][number][]): Trial => ({
  process: 'ticking',
  drafts: [draft],
  published: [],
  scenarios,
});

describe('scenarios that are tried in a process', () => {
  it('come out as they do anywhere else', async () => {
    const trials = new ProcessTrials(new VirtualClock(NOON), program);

    const [tried] = await trials.run(trialOf(calm));

    expect(tried).toMatchObject({ name: calm.name, state: 'active', mismatches: [] });
    expect(tried?.walked).toContainEqual({
      process: 'ticking',
      element: 'wait',
      completed: 0,
      terminated: 0,
      active: 1,
    });
  });

  it('are stopped when their time is up, and what never ends costs the others nothing', async () => {
    const clock = new VirtualClock(NOON);
    const trials = new ProcessTrials(clock, program);

    const endlessly = trials.run(trialOf(endless, calm));
    const beside = await trials.run(trialOf(calm));
    clock.moveTo(NOON + LONGER_THAN_ALLOWED_MS);
    const tried = await endlessly;

    expect(beside[0]?.mismatches).toEqual([]);
    expect(tried.map(({ mismatches }) => mismatches)).toMatchObject([
      [{ problem: { part: 'limit', text: { zh: '运行超过 30 秒，已停止' } } }],
      [{ problem: { part: 'limit', text: { en: 'not run: one before it was stopped' } } }],
    ]);
  });

  it('are refused where as many run as the machine can bear, and end with the service', async () => {
    const trials = new ProcessTrials(new VirtualClock(NOON), program);
    const running = [trials.run(trialOf(endless)), trials.run(trialOf(endless))];

    const refused = trials.run(trialOf(calm));

    await expect(refused).rejects.toMatchObject({ code: 'TRIALS_BUSY' });
    await trials.close();
    for (const [tried] of await Promise.all(running)) {
      expect(tried?.mismatches).toMatchObject([{ problem: { part: 'limit', text: { zh: '服务正在关闭，已停止' } } }]);
    }
  });
});
