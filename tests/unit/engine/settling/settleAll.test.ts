import { afterEach, describe, expect, it } from '@jest/globals';
import { RunningState } from '../../../../service/engine/settling/runningState.js';
import { settleAll } from '../../../../service/engine/settling/settleAll.js';
import { bpmn, flow, serviceTask } from '../../../builders/diagram.js';
import { type EngineRun, engineRun } from '../../../builders/engineRun.js';

const HOUR = 3_600_000;
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

  it('publishes a message again that nobody has taken yet, for the rest of its time, and none that was taken', async () => {
    // given
    const waits = `<intermediateCatchEvent id="waits"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>`;
    const old = await engineWith(
      bpmn(
        `<startEvent id="s"/>${flow('s -> a')}${serviceTask('a')}${flow('a -> waits')}${waits}${flow('waits -> b')}${serviceTask('b')}`,
        {
          root: `<message id="m" name="told"><extensionElements><zeebe:subscription correlationKey="=key"/></extensionElements></message>`,
        },
      ),
    );
    const told = { name: 'told', timeToLiveMs: HOUR, variables: {} };
    for (const key of ['taken', 'late', 'over']) await old.create({ key });
    await old.engine.publishMessage({ ...told, correlationKey: 'taken', messageId: '1' });
    await old.engine.publishMessage({ ...told, correlationKey: 'late', messageId: '2' });
    await old.engine.publishMessage({ ...told, correlationKey: 'over', messageId: '3', timeToLiveMs: HOUR / 4 });
    await old.complete('a');
    await old.advance(HOUR / 2);

    // when
    const { now, state, problems } = await settledFrom(old);

    // then
    expect(problems).toEqual([]);
    expect(elementsOf(state).filter((id) => ['a', 'b', 'waits'].includes(id))).toEqual(['a', 'a', 'b']);
    await now.complete('a');
    await now.complete('a');
    expect(elementsOf(state).filter((id) => ['a', 'b', 'waits'].includes(id))).toEqual(['b', 'b', 'waits']);
  });

  it('says of a message without an id that it cannot be taken along', async () => {
    const old = await engineWith();
    await old.engine.publishMessage({ name: 'told', correlationKey: 'k', timeToLiveMs: HOUR, variables: {} });

    const { problems } = await settledFrom(old);

    expect(problems).toEqual([
      'the message told for k that nobody has taken yet: it has no id and cannot be published again; it is over at 2026-03-02T02:00:00+00:00',
    ]);
  });

  it('refuses a loop that counts its items once one of them is over, and takes it along before', async () => {
    const counting = LOOP.replace(
      '</multiInstanceLoopCharacteristics>',
      '<completionCondition>=numberOfCompletedInstances = 2</completionCondition></multiInstanceLoopCharacteristics>',
    );
    const old = await engineWith(CALLED, counting);
    await old.create({ list: ['a', 'b', 'c'] }, 'loop');
    const before = await settledFrom(old);
    await old.complete('first');
    await old.complete('second');

    const after = await settledFrom(old);

    expect(before.problems).toEqual([]);
    expect(after.problems).toEqual([
      'calls: its completion condition counts items, and those that are over would not be counted',
    ]);
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
