import { afterEach, describe, expect, it } from '@jest/globals';
import { RunningState } from '../../../../service/engine/settling/runningState.js';
import { settleAll } from '../../../../service/engine/settling/settleAll.js';
import { bpmn, flow, serviceTask } from '../../../builders/diagram.js';
import { type EngineRun, engineRun } from '../../../builders/engineRun.js';

const runs: EngineRun[] = [];
afterEach(() => Promise.all(runs.splice(0).map((run) => run.close())));

async function engineWith(...diagrams: string[]): Promise<EngineRun> {
  const run = await engineRun(...diagrams);
  runs.push(run);
  return run;
}

/** Everything that runs in one engine, settled in another one that knows nothing yet. */
async function settledFrom(old: EngineRun) {
  const now = await engineWith();
  await now.advance(old.clock.now() - now.clock.now());
  const from = new RunningState();
  for (const record of old.records) from.apply(record);
  const state = new RunningState();
  now.engine.subscribe(new Map(), (records) => {
    for (const record of records) state.apply(record);
    return Promise.resolve();
  });
  const to = { engine: now.engine, state, caughtUp: () => now.engine.quiet(), now: () => now.clock.now() };
  const settled = await settleAll({ state: from, catchUp: () => Promise.resolve() }, to);
  return { now, state, problems: [...settled.problems.values()].flat() };
}

const elementsOf = (state: RunningState): string[] =>
  [...state.elements.values()].map(({ elementId }) => elementId).sort();

const CALLED = bpmn(
  `<startEvent id="cs"/>${flow('cs -> first')}${serviceTask('first')}${flow('first -> second')}${serviceTask('second')}`,
  { id: 'called' },
);
const LOOP = bpmn(
  `<startEvent id="s"/>${flow('s -> calls')}<callActivity id="calls"><extensionElements>
    <zeebe:calledElement processId="called" propagateAllChildVariables="false"/></extensionElements>
    <multiInstanceLoopCharacteristics><extensionElements>
      <zeebe:loopCharacteristics inputCollection="=list" inputElement="item" outputCollection="results" outputElement="=item"/>
    </extensionElements></multiInstanceLoopCharacteristics></callActivity>${flow('calls -> after')}${serviceTask('after')}`,
  { id: 'loop' },
);

describe('settling in another engine', () => {
  it('lets each item of a loop go on where it was, those that are done stay done, and goes on to the end', async () => {
    // given
    const old = await engineWith(CALLED, LOOP);
    await old.create({ list: ['a', 'b', 'c'] }, 'loop');
    await old.complete('first');
    await old.complete('second');
    await old.complete('first');

    // when
    const { now, state, problems } = await settledFrom(old);

    // then
    expect(problems).toEqual([]);
    expect(elementsOf(state)).toEqual(['called', 'called', 'calls', 'calls', 'calls', 'first', 'loop', 'second']);
    await now.complete('first');
    await now.complete('second');
    await now.complete('second');
    await now.complete('after');
    expect(state.roots()).toEqual([]);
    expect(results(now)).toBe('["a","b","c"]');
  });

  it('does not fire a timer again that has fired, and keeps the date of one that has not', async () => {
    const old = await engineWith(
      bpmn(`<startEvent id="s"/>${flow('s -> a')}${serviceTask('a')}
        <boundaryEvent id="early" attachedToRef="a" cancelActivity="false"><timerEventDefinition><timeDate>2026-03-02T02:00:00Z</timeDate></timerEventDefinition></boundaryEvent>
        <boundaryEvent id="late" attachedToRef="a" cancelActivity="false"><timerEventDefinition><timeDate>2026-03-09T02:00:00Z</timeDate></timerEventDefinition></boundaryEvent>
        ${flow('early -> b')}${serviceTask('b')}${flow('late -> c')}${serviceTask('c')}`),
    );
    await old.create();
    await old.advance(2 * 3_600_000);
    await old.complete('b');

    const { now, state, problems } = await settledFrom(old);

    expect(problems).toEqual([]);
    expect(elementsOf(state)).not.toContain('b');
    await now.advance(8 * 24 * 3_600_000);
    expect(elementsOf(state)).toContain('c');
  });

  it('goes on with a job that has no tries left, and its incident', async () => {
    const old = await engineWith(bpmn(`<startEvent id="s"/>${flow('s -> a')}${serviceTask('a')}`));
    await old.create({ x: 1 });
    await old.engine.failJob(old.jobOf('a'), { retries: 0, message: 'no room', variables: { local: true } });
    await old.engine.quiet();

    const { state, problems } = await settledFrom(old);

    expect(problems).toEqual([]);
    const [a] = [...state.elements.values()].filter(({ elementId }) => elementId === 'a');
    expect(state.incidents.at(a?.key ?? '')).toMatchObject([{ what: 'JOB_NO_RETRIES' }]);
    expect(state.variables(a?.key ?? '').get('local')).toBe('true');
  });

  it('calls the version that had been called, though a newer one is there', async () => {
    const old = await engineWith(CALLED, LOOP);
    await old.create({ list: ['a'] }, 'loop');
    await old.deploy(CALLED.replaceAll('"first"', '"other"'));
    await old.create({ list: ['b'] }, 'loop');

    const { state, problems } = await settledFrom(old);

    expect(problems).toEqual([]);
    expect(elementsOf(state).filter((id) => id === 'first' || id === 'other')).toEqual(['first', 'other']);
  });

  it.each([
    [
      'a token that waits at a join',
      `<startEvent id="s"/>${flow('s -> fork')}<parallelGateway id="fork"/>${flow('fork -> a')}${flow('fork -> join')}${serviceTask('a')}${flow('a -> join')}<parallelGateway id="join"/>${flow('join -> e')}<endEvent id="e"/>`,
      'join: a token waits there for others',
    ],
    [
      'a timer that counts from its beginning',
      `<startEvent id="s"/>${flow('s -> a')}${serviceTask('a')}<boundaryEvent id="due" attachedToRef="a"><timerEventDefinition><timeDuration>PT5H</timeDuration></timerEventDefinition></boundaryEvent>${flow('due -> e')}<endEvent id="e"/>`,
      'a: its timer (due at',
    ],
  ])('refuses %s, says so, and leaves nothing running', async (_what, content, reason) => {
    const old = await engineWith(bpmn(content));
    await old.create();
    await old.advance(3_600_000);

    const { state, problems } = await settledFrom(old);

    expect(problems.join('; ')).toContain(reason);
    expect(state.roots()).toEqual([]);
  });
});

function results(run: EngineRun): string | undefined {
  const found = run.records.findLast(({ valueType, value }) => valueType === 'VARIABLE' && value.name === 'results');
  return found?.valueType === 'VARIABLE' ? found.value.value : undefined;
}
