import { afterEach, describe, expect, it } from '@jest/globals';
import type { AnyRecord } from '../../../service/engine/records.js';
import { bpmn, flow, serviceTask } from '../../builders/diagram.js';
import { type EngineRun, engineRun } from '../../builders/engineRun.js';

const MB = 1_000_000;
const LIMIT = 4_194_304;
const large = (bytes: number) => ({ large: 'x'.repeat(bytes) });

describe('variables that are too large', () => {
  let run: EngineRun;
  afterEach(() => run.close());

  const oneTask = bpmn(`<startEvent id="s"/>${flow('s->a')}${serviceTask('a')}${flow('a->b')}${serviceTask('b')}`);
  const jobKey = () => run.records.find(({ valueType }) => valueType === 'JOB')?.key ?? '';
  const refusal = { code: 'ENGINE_TOO_LARGE', facts: { size: 20 * MB + 13, limit: LIMIT } };

  it('are refused with their size and the limit by every command that brings some', async () => {
    run = await engineRun(oneTask);
    const instance = await run.create({});
    const { engine } = run;
    const variables = large(20 * MB);

    await expect(run.create(variables)).rejects.toMatchObject(refusal);
    await expect(engine.setVariables(instance, variables, { local: false })).rejects.toMatchObject(refusal);
    await expect(engine.completeJob(jobKey(), variables)).rejects.toMatchObject(refusal);
    await expect(engine.failJob(jobKey(), { retries: 1, message: '', backOffMs: 0, variables })).rejects.toMatchObject(
      refusal,
    );
    await expect(engine.throwError(jobKey(), { code: 'E', message: '', variables })).rejects.toMatchObject(refusal);
    await expect(engine.broadcastSignal({ name: 'alarm', variables })).rejects.toMatchObject(refusal);
    const message = { name: 'news', correlationKey: '', timeToLiveMs: 0, variables };
    await expect(engine.publishMessage(message)).rejects.toMatchObject(refusal);

    await engine.completeJob(jobKey(), large(4 * MB)); // the job is as it was
    expect(run.records.filter(({ valueType, intent }) => valueType === 'JOB' && intent === 'COMPLETED')).toHaveLength(
      1,
    );
  });

  it('are an incident where an expression makes them, and go on once somebody has made them smaller', async () => {
    run = await engineRun(bpmn(`<startEvent id="s"/>${flow('s->a')}${script('a', '=large + large')}`));
    const instance = await run.create(large(3 * MB));
    await run.engine.quiet();

    expect(incidents()).toEqual([
      {
        elementId: 'a',
        errorType: 'MESSAGE_SIZE_EXCEEDED',
        errorMessage:
          "Expected to process element 'a', but exceeded MAX_MESSAGE_SIZE limitation: the result of the expression " +
          "'large + large' would have 6000002 bytes or more, and the most is 4194304. " +
          'If you have large or many variables consider reducing these.',
      },
    ]);

    await run.engine.setVariables(instance, large(MB), { local: false });
    await run.engine.resolveIncident(run.records.find(({ valueType }) => valueType === 'INCIDENT')?.key ?? '');
    await run.engine.quiet();
    expect(run.records.at(-1)).toMatchObject({ intent: 'ELEMENT_COMPLETED', value: { bpmnElementType: 'PROCESS' } });
  });

  it('are an incident in a loop that lets a variable grow without end', async () => {
    const again = `${flow('s->m')}<exclusiveGateway id="m"/>${flow('m->a')}${script('a', '=large + large')}${flow('a->m')}`;
    run = await engineRun(bpmn(`<startEvent id="s"/>${again}`));
    await run.create({ large: 'x' });
    await run.engine.quiet();

    expect(incidents()).toMatchObject([{ elementId: 'a', errorType: 'MESSAGE_SIZE_EXCEEDED' }]);
  });

  it('are an incident where one list would hold another so many times that no memory has room for it', async () => {
    const copies = '=for i in 1..200000 return large';
    run = await engineRun(bpmn(`<startEvent id="s"/>${flow('s->a')}${script('a', copies)}`));
    await run.create({ large: Array.from({ length: 100_000 }, (_, at) => at) });
    await run.engine.quiet();

    expect(incidents()).toMatchObject([{ elementId: 'a', errorType: 'MESSAGE_SIZE_EXCEEDED' }]);
  });

  it('are an incident at the item whose result would make the collected output too large', async () => {
    const item = script('a', '=large', 'r').replace(
      '</scriptTask>',
      `<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=items"
        inputElement="item" outputCollection="out" outputElement="=r"/></extensionElements></multiInstanceLoopCharacteristics></scriptTask>`,
    );
    run = await engineRun(bpmn(`<startEvent id="s"/>${flow('s->a')}${item}`));
    await run.create({ items: [1, 2, 3], ...large(1.5 * MB) });
    await run.engine.quiet();

    expect(incidents()).toMatchObject([{ elementId: 'a', errorType: 'MESSAGE_SIZE_EXCEEDED' }]);
    expect(incidents()[0]?.errorMessage).toMatch(/the variable 'out' would have 4500\d{3} bytes/);
  });

  it('let others have their turn while a loop writes one again and again', async () => {
    const round = `${script('a', '=string(count) + one')}${flow('a->c')}${script('c', '=count + 1', 'count')}`;
    const again = `${flow('s->m')}<exclusiveGateway id="m"/>${flow('m->a')}${round}${flow('c->x')}<exclusiveGateway id="x"/>`;
    const ends = `${flow('x->m', '=count &lt; 12')}${flow('x->e', '=count &gt;= 12')}<endEvent id="e"/>`;
    const calm = bpmn(`<startEvent id="s"/>`, { id: 'calm' });
    run = await engineRun(bpmn(`<startEvent id="s"/>${again}${ends}`), calm);
    const loop = run.engine.createInstance({ bpmnProcessId: 'p', variables: { count: 0, one: 'x'.repeat(3 * MB) } });

    const other = await run.engine.createInstance({ bpmnProcessId: 'calm', variables: {} });

    await loop;
    await run.engine.quiet();
    const places = run.records.map(({ valueType, key, intent }) => `${valueType} ${key} ${intent}`);
    const rounds = run.records.flatMap((record, at) =>
      record.valueType === 'VARIABLE' && record.value.name === 'large' ? [at] : [],
    );
    expect(rounds).toHaveLength(12);
    expect(rounds.at(-1)).toBeGreaterThan(places.indexOf(`PROCESS_INSTANCE ${other} ELEMENT_COMPLETED`));
  });

  const incidents = () =>
    run.records.flatMap((record: AnyRecord) => {
      if (record.valueType !== 'INCIDENT' || record.intent !== 'CREATED') return [];
      const { elementId, errorType, errorMessage } = record.value;
      return [{ elementId, errorType, errorMessage }];
    });
});

const script = (id: string, expression: string, result = 'large') =>
  `<scriptTask id="${id}"><extensionElements><zeebe:script expression="${expression}" resultVariable="${result}"/></extensionElements></scriptTask>`;
