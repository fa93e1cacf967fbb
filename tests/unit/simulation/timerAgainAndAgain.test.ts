/** A timer that is due each second, and a clock that goes a thousand years ahead. */
import { describe, expect, it } from '@jest/globals';
import { openEmbeddedSimulation } from '../../../service/composition/simulation.js';
import { runScenario } from '../../../service/simulation/run.js';
import { parseScenario } from '../../../service/simulation/scenario.js';
import { bpmn, flow, serviceTask } from '../../builders/diagram.js';
import { engineRun, START } from '../../builders/engineRun.js';

const A_THOUSAND_YEARS = 1000 * 365.2425 * 86_400_000;

const each = (cycle: string) =>
  bpmn(`<startEvent id="s"/>${flow('s->work')}${serviceTask('work')}
    <boundaryEvent id="tick" attachedToRef="work" cancelActivity="false"><timerEventDefinition><timeCycle>${cycle}</timeCycle>
    </timerEventDefinition></boundaryEvent>${flow('tick->told')}<endEvent id="told"/>`);

describe('a timer that is due again and again', () => {
  it('ends a scenario that would go a thousand years ahead, with its element and how far it came', async () => {
    const scenario = parseScenario('process: p\nstart: { at: 2026-01-01T00:00:00Z }\nsteps: [{ advance: P1000Y }]');
    const resources = [{ name: 'p.bpmn', content: Buffer.from(each('R/PT0.001S')) }];

    const { problems } = await runScenario(scenario, { first: resources }, openEmbeddedSimulation);

    expect(problems.map(({ text }) => text.en)).toEqual([
      'stopped at 50000 due times and has come to 2026-01-01T00:00:50.000Z of 3026-01-01T00:00:00.000Z: ' +
        "the timer of 'tick' is due again and again; advance by less",
    ]);
  }, 120_000);

  it('fires once for all the time that an engine has missed, and goes on from there', async () => {
    const run = await engineRun(each('R/PT1S'));
    await run.create();
    const fired = () => run.records.filter(({ valueType, intent }) => valueType === 'TIMER' && intent === 'TRIGGERED');

    run.clock.moveTo(START + A_THOUSAND_YEARS);
    await run.engine.quiet();
    const atOnce = fired().length;
    await run.advance(2000);

    expect({ atOnce, later: fired().length }).toEqual({ atOnce: 1, later: 3 });
    await run.close();
  });
});
