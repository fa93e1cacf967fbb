/** Diagrams that never come to rest: each is a clear failure of its own scenario. */
import { describe, expect, it } from '@jest/globals';
import { openEmbeddedSimulation } from '../../../service/composition/simulation.js';
import { runScenario } from '../../../service/simulation/run.js';
import { parseScenario } from '../../../service/simulation/scenario.js';
import { bpmn, flow, serviceTask } from '../../builders/diagram.js';

async function problemsOf(diagram: string, scenario = ''): Promise<string[]> {
  const resources = [{ name: 'p.bpmn', content: Buffer.from(diagram) }];
  const { problems } = await runScenario(
    parseScenario(`process: p\n${scenario}`),
    { first: resources },
    openEmbeddedSimulation,
  );
  return problems.map(({ text }) => text.en);
}

const circleAt = (element: string) =>
  `'${element}' of 'p' was entered more than 10000 times without a rest: does the diagram run in a circle?`;

describe('A diagram that never comes to rest', () => {
  it('is told by the gateway where its tokens go round', async () => {
    const circle = bpmn(`<startEvent id="s"/><exclusiveGateway id="round"/><exclusiveGateway id="again"/>
      ${flow('s -> round')}${flow('round -> again')}${flow('again -> round')}`);

    const problems = await problemsOf(circle);

    expect(problems).toEqual([expect.stringMatching(/'(round|again)' of 'p' was entered more than 10000 times/)]);
  });

  it('is told by the fork that doubles its tokens', async () => {
    const doubling = bpmn(`<startEvent id="s"/><exclusiveGateway id="merge"/><parallelGateway id="fork"/>
      ${flow('s -> merge')}${flow('merge -> fork')}
      <sequenceFlow id="one" sourceRef="fork" targetRef="merge"/><sequenceFlow id="two" sourceRef="fork" targetRef="merge"/>`);

    const problems = await problemsOf(doubling);

    expect(problems).toEqual([expect.stringMatching(/'(merge|fork)' of 'p' was entered more than 10000 times/)]);
  });

  it('is told by the process that calls itself', async () => {
    const itself = bpmn(`<startEvent id="s"/><callActivity id="call"><extensionElements>
      <zeebe:calledElement processId="p"/></extensionElements></callActivity>${flow('s -> call')}`);

    const problems = await problemsOf(itself);

    expect(problems).toEqual(["calls of 'p' are more than 1000 deep: does it call itself?"]);
  });

  it('is told by the job that is answered and comes again', async () => {
    const jobs = bpmn(`<startEvent id="s"/><exclusiveGateway id="merge"/>${serviceTask('work')}
      ${flow('s -> merge')}${flow('merge -> work')}${flow('work -> merge')}`);

    const problems = await problemsOf(jobs, 'answer: { work: { complete: {} } }');

    expect(problems).toEqual([circleAt('merge')]);
  });

  it('is told by the timer that is due again at once', async () => {
    const timers = bpmn(`<startEvent id="s"/><exclusiveGateway id="merge"/><intermediateCatchEvent id="wait">
      <timerEventDefinition><timeDuration>PT0S</timeDuration></timerEventDefinition></intermediateCatchEvent>
      ${flow('s -> merge')}${flow('merge -> wait')}${flow('wait -> merge')}`);

    const problems = await problemsOf(timers);

    expect(problems).toEqual([circleAt('merge')]);
  });
});

describe('A diagram with much to do', () => {
  it('is not taken for one that goes round: items are as many as their list', async () => {
    const items = bpmn(`<startEvent id="s"/><serviceTask id="work"><extensionElements>
      <zeebe:taskDefinition type="work"/></extensionElements><multiInstanceLoopCharacteristics><extensionElements>
      <zeebe:loopCharacteristics inputCollection="=items"/></extensionElements></multiInstanceLoopCharacteristics>
      </serviceTask>${flow('s -> work')}`);
    const list = JSON.stringify(Array.from({ length: 10_100 }, (_none, place) => place));

    const problems = await problemsOf(
      items,
      `start: { variables: { items: ${list} } }\nanswer: { work: { complete: {} } }\nexpect: { state: completed }`,
    );

    expect(problems).toEqual([]);
  });
});
