import { describe, expect, it } from '@jest/globals';
import { bpmn, flow, serviceTask } from '../../builders/diagram.js';
import { after, engineRun } from '../../builders/engineRun.js';
import type { EngineRun } from '../../builders/engineRun.js';

const start = `<startEvent id="s"/>`;
const message = (id: string, key = '=k') =>
  `<message id="${id}" name="${id}"><extensionElements><zeebe:subscription correlationKey="${key}"/></extensionElements></message>`;
const timer = (kind: string, value: string) =>
  `<timerEventDefinition><${kind}>${value}</${kind}></timerEventDefinition>`;
const boundary = (id: string, definition: string, attributes = '') =>
  `<boundaryEvent id="${id}" attachedToRef="a" ${attributes}>${definition}</boundaryEvent>`;

const words = (text: string) => text.split(' ');

describe('message boundary event', () => {
  it('ends its activity and passes its variables on', async () => {
    const run = await engineRun(
      bpmn(
        `${start}${flow('s->a')}${serviceTask('a')}${boundary('b', '<messageEventDefinition messageRef="m"/>')}${flow('b->e')}<endEvent id="e"/>`,
        { root: message('m') },
      ),
    );
    await run.create({ k: 'K' });
    const publish = () =>
      run.engine.publishMessage({ name: 'm', correlationKey: 'K', timeToLiveMs: 0, variables: { y: 1 } });
    expect(await after(run, publish)).toEqual(
      words(
        'MESSAGE:PUBLISHED MESSAGE_SUBSCRIPTION:CORRELATING MESSAGE:EXPIRED PROCESS_MESSAGE_SUBSCRIPTION:CORRELATED ' +
          'a.Tg JOB:CANCELED a.Td b.Ag b.Ad VAR:y=1 MESSAGE_SUBSCRIPTION:CORRELATED b.Cg VAR:y=1 b.Cd b_e.SF ' +
          'e.Ag e.Ad e.Cg e.Cd p.Cg p.Cd',
      ),
    );
    await run.close();
  });
});

describe('error boundary event', () => {
  const catching = (inner: string) =>
    bpmn(
      `${start}${flow('s->a')}${inner}${boundary('b', '<errorEventDefinition errorRef="err"/>')}${flow('b->e')}<endEvent id="e"/>`,
      { root: '<error id="err" errorCode="E1"/>' },
    );

  it('catches the error of a job, whose last word is ERROR_THROWN, and keeps its variables to itself', async () => {
    const run = await engineRun(catching(serviceTask('a')));
    await run.create();
    const thrown = () => run.engine.throwError(run.jobOf('a'), { code: 'E1', message: 'm', variables: { y: 1 } });
    expect(await after(run, thrown)).toEqual(
      words('JOB:ERROR_THROWN a.Tg a.Td b.Ag b.Ad VAR:y=1 b.Cg b.Cd b_e.SF e.Ag e.Ad e.Cg e.Cd p.Cg p.Cd'),
    );
    await run.close();
  });

  it('catches the error end event of a sub-process', async () => {
    const run = await engineRun(
      catching(
        `<subProcess id="a"><startEvent id="ss"/>${flow('ss->ee')}<endEvent id="ee"><errorEventDefinition errorRef="err"/></endEvent></subProcess>`,
      ),
    );
    await run.create();
    expect(run.path().slice(7)).toEqual(
      words(
        'a.Ag a.Ad ss.Ag ss.Ad ss.Cg ss.Cd ss_ee.SF ee.Ag ee.Ad a.Tg ee.Tg ee.Td a.Td b.Ag b.Ad b.Cg b.Cd b_e.SF ' +
          'e.Ag e.Ad e.Cg e.Cd p.Cg p.Cd',
      ),
    );
    await run.close();
  });

  it('leaves an uncaught error as an incident that tells which codes would have been caught', async () => {
    const run = await engineRun(catching(serviceTask('a')));
    await run.create();
    await run.engine.throwError(run.jobOf('a'), { code: 'E2', message: 'em', variables: {} });
    await run.engine.quiet();
    const incident = run.records.find(({ valueType }) => valueType === 'INCIDENT');
    expect(incident?.value).toMatchObject({
      elementId: 'NO_CATCH_EVENT_FOUND',
      errorType: 'UNHANDLED_ERROR_EVENT',
      errorMessage:
        "Expected to throw an error event with the code 'E2' with message 'em', but it was not caught. Available error events are [E1]",
    });
    await expect(run.engine.completeJob(run.jobOf('a'), {})).rejects.toMatchObject({ code: 'ENGINE_INVALID_STATE' });
    await run.close();
  });
});

describe('event sub-process', () => {
  const around = (attributes: string, definition: string, root = '') =>
    bpmn(
      `${start}${flow('s->a')}${serviceTask('a')}${flow('a->e')}<endEvent id="e"/>
       <subProcess id="es" triggeredByEvent="true"><startEvent id="n" ${attributes}>${definition}</startEvent>
       ${flow('n->t')}${serviceTask('t')}</subProcess>`,
      { root },
    );

  it('takes over when it interrupts, and its payload is the scope’s', async () => {
    const run = await engineRun(around('', '<messageEventDefinition messageRef="m"/>', message('m')));
    await run.create({ k: 'K' });
    expect(run.path().slice(3)).toEqual(
      words(
        's.Ag s.Ad s.Cg PROCESS_MESSAGE_SUBSCRIPTION:CREATING s.Cd s_a.SF MESSAGE_SUBSCRIPTION:CREATED ' +
          'a.Ag JOB:CREATED a.Ad PROCESS_MESSAGE_SUBSCRIPTION:CREATED',
      ),
    );
    const publish = () =>
      run.engine.publishMessage({ name: 'm', correlationKey: 'K', timeToLiveMs: 0, variables: { y: 1 } });
    expect(await after(run, publish)).toEqual(
      words(
        'MESSAGE:PUBLISHED MESSAGE_SUBSCRIPTION:CORRELATING MESSAGE:EXPIRED PROCESS_MESSAGE_SUBSCRIPTION:CORRELATED ' +
          'a.Tg JOB:CANCELED a.Td MESSAGE_SUBSCRIPTION:CORRELATED es.Ag es.Ad n.Ag n.Ad n.Cg VAR:y=1 n.Cd n_t.SF ' +
          't.Ag JOB:CREATED t.Ad',
      ),
    );
    expect(await after(run, () => run.complete('t'))).toEqual(words('JOB:COMPLETED t.Cg t.Cd es.Cg es.Cd p.Cg p.Cd'));
    await run.close();
  });

  it('runs beside the scope, once per trigger, when it does not interrupt', async () => {
    const run = await engineRun(around('isInterrupting="false"', timer('timeCycle', 'R2/PT1H')));
    await run.create();
    expect(await after(run, () => run.advance(3_600_000))).toEqual(
      words('TIMER:TRIGGERED TIMER:CREATED es.Ag es.Ad n.Ag n.Ad n.Cg n.Cd n_t.SF t.Ag JOB:CREATED t.Ad'),
    );
    await run.complete('a');
    expect(run.path().at(-1)).toBe('e.Cd');
    expect(await after(run, () => run.complete('t'))).toEqual(
      words('JOB:COMPLETED t.Cg t.Cd es.Cg es.Cd p.Cg TIMER:CANCELED p.Cd'),
    );
    await run.close();
  });

  it('catches a job’s error', async () => {
    const run = await engineRun(
      around('', '<errorEventDefinition errorRef="err"/>', '<error id="err" errorCode="E1"/>'),
    );
    await run.create();
    const thrown = () => run.engine.throwError(run.jobOf('a'), { code: 'E1', message: '', variables: { y: 1 } });
    expect(await after(run, thrown)).toEqual(
      words('JOB:ERROR_THROWN a.Tg a.Td es.Ag es.Ad n.Ag n.Ad n.Cg VAR:y=1 n.Cd n_t.SF t.Ag JOB:CREATED t.Ad'),
    );
    await run.close();
  });
});

describe('message start event', () => {
  const started = bpmn(
    `<startEvent id="s"><messageEventDefinition messageRef="m"/></startEvent>${flow('s->a')}${serviceTask('a')}`,
    { root: '<message id="m" name="m"/>' },
  );
  const publish = (run: EngineRun, more: { timeToLiveMs?: number; messageId?: string } = {}) =>
    run.engine.publishMessage({ name: 'm', correlationKey: 'K', timeToLiveMs: 0, variables: { y: 1 }, ...more });

  it('starts an instance with the payload', async () => {
    const run = await engineRun(started);
    expect(await after(run, () => publish(run))).toEqual(
      words(
        'MESSAGE:PUBLISHED MESSAGE_START_EVENT_SUBSCRIPTION:CORRELATED MESSAGE:EXPIRED p.Ag p.Ad s.Ag s.Ad VAR:y=1 ' +
          's.Cg VAR:y=1 s.Cd s_a.SF a.Ag JOB:CREATED a.Ad',
      ),
    );
    await run.close();
  });

  it('starts no second instance while one with the same key is active, but afterwards where the message lives on', async () => {
    const run = await engineRun(started);
    await publish(run);
    await run.engine.quiet();
    expect(await after(run, () => publish(run))).toEqual(words('MESSAGE:PUBLISHED MESSAGE:EXPIRED'));
    expect(await after(run, () => publish(run, { timeToLiveMs: 3_600_000 }))).toEqual(['MESSAGE:PUBLISHED']);
    expect(await after(run, () => run.complete('a'))).toEqual(
      words(
        'JOB:COMPLETED a.Cg a.Cd p.Cg p.Cd MESSAGE_START_EVENT_SUBSCRIPTION:CORRELATED p.Ag p.Ad s.Ag s.Ad VAR:y=1 ' +
          's.Cg VAR:y=1 s.Cd s_a.SF a.Ag JOB:CREATED a.Ad',
      ),
    );
    await run.close();
  });

  it('starts the next instance when the active one is cancelled', async () => {
    const run = await engineRun(started);
    await publish(run);
    await run.engine.quiet();
    const first = run.records.find(({ valueType }) => valueType === 'JOB');
    await publish(run, { timeToLiveMs: 3_600_000 });
    const key = first?.valueType === 'JOB' ? first.value.processInstanceKey : '';
    expect((await after(run, () => run.engine.cancelInstance(key))).slice(3, 8)).toEqual(
      words('a.Td p.Td MESSAGE_START_EVENT_SUBSCRIPTION:CORRELATED p.Ag p.Ad'),
    );
    await run.close();
  });

  it('refuses a message id that is still stored', async () => {
    const run = await engineRun(started);
    await publish(run, { timeToLiveMs: 1000, messageId: 'id1' });
    await expect(publish(run, { timeToLiveMs: 1000, messageId: 'id1' })).rejects.toMatchObject({
      code: 'MESSAGE_ALREADY_PUBLISHED',
    });
    await run.close();
  });
});

describe('terminate end event', () => {
  it('ends its scope, which completes', async () => {
    const run = await engineRun(
      bpmn(
        `${start}${flow('s->f')}<parallelGateway id="f"/>${flow('f->a')}${flow('f->b')}${serviceTask('a')}${serviceTask('b')}
         ${flow('b->e')}<endEvent id="e"><terminateEventDefinition/></endEvent>`,
      ),
    );
    await run.create();
    expect(await after(run, () => run.complete('b'))).toEqual(
      words('JOB:COMPLETED b.Cg b.Cd b_e.SF e.Ag e.Ad e.Cg e.Cd a.Tg JOB:CANCELED a.Td p.Cg p.Cd'),
    );
    await run.close();
  });
});

describe('signal', () => {
  it('reaches every boundary event that waits for it', async () => {
    const run = await engineRun(
      bpmn(
        `${start}${flow('s->a')}${serviceTask('a')}${boundary('b', '<signalEventDefinition signalRef="sig"/>')}${flow('b->e')}<endEvent id="e"/>`,
        { root: '<signal id="sig" name="alarm"/>' },
      ),
    );
    await run.create();
    const broadcast = () => run.engine.broadcastSignal({ name: 'alarm', variables: { y: 1 } });
    expect(await after(run, broadcast)).toEqual(
      words(
        'SIGNAL:BROADCASTED a.Tg JOB:CANCELED SIGNAL_SUBSCRIPTION:DELETED a.Td b.Ag b.Ad VAR:y=1 b.Cg VAR:y=1 b.Cd ' +
          'b_e.SF e.Ag e.Ad e.Cg e.Cd p.Cg p.Cd',
      ),
    );
    await run.close();
  });
});

describe('escalation', () => {
  const thrown = (attributes: string) =>
    bpmn(
      `${start}${flow('s->a')}<subProcess id="a"><startEvent id="ss"/>${flow('ss->th')}
       <intermediateThrowEvent id="th"><escalationEventDefinition escalationRef="esc"/></intermediateThrowEvent>${flow('th->se')}
       <endEvent id="se"/></subProcess>${boundary('b', '<escalationEventDefinition escalationRef="esc"/>', attributes)}${flow('b->e')}<endEvent id="e"/>`,
      { root: '<escalation id="esc" escalationCode="X"/>' },
    );

  it('ends the sub-process where the boundary event interrupts', async () => {
    const run = await engineRun(thrown(''));
    await run.create();
    expect(run.path().slice(14)).toEqual(
      words(
        'th.Ag th.Ad ESCALATION:ESCALATED a.Tg th.Tg th.Td a.Td b.Ag b.Ad b.Cg b.Cd b_e.SF e.Ag e.Ad e.Cg e.Cd p.Cg p.Cd',
      ),
    );
    await run.close();
  });

  it('lets both go on where it does not', async () => {
    const run = await engineRun(thrown('cancelActivity="false"'));
    await run.create();
    expect(run.path().slice(14, 22)).toEqual(words('th.Ag th.Ad b.Ag b.Ad ESCALATION:ESCALATED b.Cg b.Cd b_e.SF'));
    await run.close();
  });
});
