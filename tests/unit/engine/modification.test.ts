import { afterEach, describe, expect, it } from '@jest/globals';
import { bpmn, flow, serviceTask } from '../../builders/diagram.js';
import { engineRun } from '../../builders/engineRun.js';
import type { EngineRun } from '../../builders/engineRun.js';

let run: EngineRun;
afterEach(() => run.close());

/** s -> a -> b -> e, and a sub-process `sub` with `ss -> inner -> se` behind b's side door `x`. */
const DIAGRAM = bpmn(`
  <startEvent id="s"/>${flow('s -> a')}${serviceTask('a')}${flow('a -> b')}${serviceTask('b')}${flow('b -> e')}
  <endEvent id="e"/>
  <subProcess id="sub"><startEvent id="ss"/>${flow('ss -> inner')}${serviceTask('inner')}${flow('inner -> se')}
    <endEvent id="se"/></subProcess>
  <boundaryEvent id="late" attachedToRef="sub"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
  ${flow('late -> b')}`);

const keyOf = (elementId: string): string =>
  run.records.findLast(
    ({ valueType, value, intent }) =>
      valueType === 'PROCESS_INSTANCE' && value.elementId === elementId && intent === 'ELEMENT_ACTIVATED',
  )?.key ?? '';

async function modified(instance: string, change: Parameters<EngineRun['engine']['modifyInstance']>[1]) {
  const before = run.path().length;
  await run.engine.modifyInstance(instance, change);
  await run.engine.quiet();
  return run.path().slice(before);
}

describe('moving a token', () => {
  it('ends the one, then begins the other, in the order of the broker', async () => {
    run = await engineRun(DIAGRAM);
    const instance = await run.create();

    const path = await modified(instance, {
      terminate: [keyOf('a')],
      activate: [{ elementId: 'b', variables: [{ values: { x: 1 } }] }],
    });

    expect(path).toEqual([
      'VAR:x=1',
      'a.Tg',
      'JOB:CANCELED',
      'a.Td',
      'PROCESS_INSTANCE_MODIFICATION:MODIFIED',
      'b.Ag',
      'JOB:CREATED',
      'b.Ad',
    ]);
  });

  it('opens the scope around the element with what listens to it, but not its start event', async () => {
    run = await engineRun(DIAGRAM);
    const instance = await run.create();

    const path = await modified(instance, { terminate: [], activate: [{ elementId: 'inner' }] });

    expect(path.slice(0, 3)).toEqual(['sub.Ag', 'sub.Ad', 'TIMER:CREATED']);
    await run.complete('inner');
    expect(run.path()).toEqual(expect.arrayContaining(['se.Cd', 'sub.Cd']));
    expect(run.path()).not.toContain('ss.Ag');
  });

  it('gives variables to the element, to a scope around it, or to the instance', async () => {
    run = await engineRun(DIAGRAM);
    const instance = await run.create();

    await modified(instance, {
      terminate: [],
      activate: [
        {
          elementId: 'inner',
          variables: [
            { values: { own: 1 }, scopeId: 'inner' },
            { values: { mid: 2 }, scopeId: 'sub' },
            { values: { all: 3 } },
          ],
        },
      ],
    });

    const scopes = Object.fromEntries(
      run.records.flatMap((record) =>
        record.valueType === 'VARIABLE' ? [[record.value.name, record.value.scopeKey]] : [],
      ),
    );
    expect(scopes).toEqual({ own: keyOf('inner'), mid: keyOf('sub'), all: instance });
  });

  it('ends scopes of which nothing is left, up to the instance', async () => {
    run = await engineRun(DIAGRAM);
    const instance = await run.create();
    await modified(instance, { terminate: [keyOf('a')], activate: [{ elementId: 'inner' }] });

    const path = await modified(instance, { terminate: [keyOf('inner')], activate: [] });

    expect(path.filter((step) => step.endsWith('Td'))).toEqual(['inner.Td', 'sub.Td', 'p.Td']);
  });

  it.each([
    ['an element that is not there', 'zz', "no element found with id 'zz'"],
    ['a start event', 's', "unsupported element type 'START_EVENT'"],
    ['a boundary event', 'late', "unsupported element type 'BOUNDARY_EVENT'"],
    ['a flow', 'a_b', "unsupported element type 'SEQUENCE_FLOW'"],
  ])('is refused for %s, and nothing has changed', async (_what, elementId, words) => {
    run = await engineRun(DIAGRAM);
    const instance = await run.create();
    const before = run.records.length;

    const change = { terminate: [keyOf('a')], activate: [{ elementId: 'b' }, { elementId }] };

    await expect(run.engine.modifyInstance(instance, change)).rejects.toMatchObject({
      code: 'ENGINE_INVALID_ARGUMENT',
      facts: { reason: expect.stringContaining(words) },
    });
    await run.engine.quiet();
    expect(run.records).toHaveLength(before);
  });

  it('wants to know which one is meant where a scope runs more than once', async () => {
    run = await engineRun(DIAGRAM);
    const instance = await run.create();
    await modified(instance, { terminate: [], activate: [{ elementId: 'sub' }, { elementId: 'sub' }] });
    const ancestorElementInstanceKey = keyOf('sub');

    const unclear = run.engine.modifyInstance(instance, { terminate: [], activate: [{ elementId: 'inner' }] });
    await expect(unclear).rejects.toMatchObject({ code: 'ENGINE_INVALID_ARGUMENT' });
    const path = await modified(instance, {
      terminate: [],
      activate: [{ elementId: 'inner', ancestorElementInstanceKey }],
    });

    expect(path).toEqual(['PROCESS_INSTANCE_MODIFICATION:MODIFIED', 'inner.Ag', 'JOB:CREATED', 'inner.Ad']);
  });
});

describe('starting elsewhere', () => {
  it('begins at the given elements, without the start event', async () => {
    run = await engineRun(DIAGRAM);

    await run.engine.createInstance({
      bpmnProcessId: 'p',
      variables: { x: 1 },
      startAt: [{ elementId: 'inner' }, { elementId: 'b' }],
    });
    await run.engine.quiet();

    expect(run.path()).toEqual([
      'VAR:x=1',
      'p.Ag',
      'p.Ad',
      'sub.Ag',
      'sub.Ad',
      'TIMER:CREATED',
      'inner.Ag',
      'JOB:CREATED',
      'inner.Ad',
      'b.Ag',
      'JOB:CREATED',
      'b.Ad',
    ]);
  });

  it('is refused in the words of the broker', async () => {
    run = await engineRun(DIAGRAM);

    const start = run.engine.createInstance({ bpmnProcessId: 'p', variables: {}, startAt: [{ elementId: 'zz' }] });

    await expect(start).rejects.toMatchObject({
      facts: {
        reason: "Expected to create instance of process with start instructions but no element found with id 'zz'.",
      },
    });
  });
});
