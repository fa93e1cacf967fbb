import { describe, expect, it } from '@jest/globals';
import { bpmn, flow, serviceTask } from '../../builders/diagram.js';
import { engineRun } from '../../builders/engineRun.js';
import { counterOf } from '../../../service/engine/embedded/state/key.js';

const words = (text: string) => text.split(' ');
const start = `<startEvent id="s"/>`;
const loop = (attributes: string, more = '', sequential = false) =>
  `<multiInstanceLoopCharacteristics isSequential="${sequential}"><extensionElements><zeebe:loopCharacteristics ${attributes}/></extensionElements>${more}</multiInstanceLoopCharacteristics>`;

describe('sub-process', () => {
  it('opens its boundary events when its inner start event completes', async () => {
    const run = await engineRun(
      bpmn(
        `${start}${flow('s->a')}<subProcess id="a"><startEvent id="ss"/>${flow('ss->t')}${serviceTask('t')}</subProcess>
         <boundaryEvent id="b" attachedToRef="a"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
         ${flow('a->e')}${flow('b->e')}<endEvent id="e"/>`,
      ),
    );
    await run.create();
    await run.complete('t', { y: 1 });
    expect(run.path().slice(7)).toEqual(
      words(
        'a.Ag a.Ad ss.Ag ss.Ad ss.Cg TIMER:CREATED ss.Cd ss_t.SF t.Ag JOB:CREATED t.Ad JOB:COMPLETED t.Cg VAR:y=1 t.Cd ' +
          'a.Cg TIMER:CANCELED a.Cd a_e.SF e.Ag e.Ad e.Cg e.Cd p.Cg p.Cd',
      ),
    );
    await run.close();
  });
});

describe('a sub-process that is interrupted by the same signal that something inside waits for', () => {
  it('ends', async () => {
    const caught = '<signalEventDefinition signalRef="g"/>';
    const run = await engineRun(
      bpmn(
        `${start}${flow('s->a')}<subProcess id="a"><startEvent id="ss"/>${flow('ss->c')}
           <intermediateCatchEvent id="c">${caught}</intermediateCatchEvent></subProcess>
         <boundaryEvent id="b" attachedToRef="a">${caught}</boundaryEvent>${flow('b->e')}<endEvent id="e"/>`,
        { root: '<signal id="g" name="alarm"/>' },
      ),
    );
    await run.create();

    await run.engine.broadcastSignal({ name: 'alarm', variables: {} });
    await run.engine.quiet();

    expect(run.path().filter((step) => /\.(Cd|Td)$/.test(step))).toEqual(words('s.Cd ss.Cd c.Td a.Td b.Cd e.Cd p.Cd'));
    await run.close();
  });
});

describe('call activity', () => {
  const caller = bpmn(
    `${start}${flow('s->c')}<callActivity id="c"><extensionElements><zeebe:calledElement processId="child"/></extensionElements></callActivity>
     ${flow('c->e')}<endEvent id="e"/>`,
  );
  const child = bpmn(`<startEvent id="cs"/>${flow('cs->t')}${serviceTask('t')}`, { id: 'child' });

  it('passes variables down and up', async () => {
    const run = await engineRun(caller, child);
    await run.create({ x: 1 });
    await run.complete('t', { x: 2 });
    expect(run.path().slice(8)).toEqual(
      words(
        'c.Ag c.Ad VAR:x=1 child.Ag child.Ad cs.Ag cs.Ad cs.Cg cs.Cd cs_t.SF t.Ag JOB:CREATED t.Ad ' +
          'JOB:COMPLETED t.Cg VAR:x=2 t.Cd child.Cg child.Cd c.Cg VAR:x=2 c.Cd c_e.SF e.Ag e.Ad e.Cg e.Cd p.Cg p.Cd',
      ),
    );
    await run.close();
  });

  it('is cancelled with its caller, from outside in and inside out', async () => {
    const run = await engineRun(caller, child);
    const key = await run.create();
    const before = run.path().length;
    await run.engine.cancelInstance(key);
    await run.engine.quiet();
    expect(run.path().slice(before)).toEqual(words('p.Tg c.Tg child.Tg t.Tg JOB:CANCELED t.Td child.Td c.Td p.Td'));
    await run.close();
  });

  it('waits with an incident for a process that is not there', async () => {
    const run = await engineRun(caller);
    await run.create();
    const incident = run.records.find(({ valueType }) => valueType === 'INCIDENT');
    expect(incident?.value).toMatchObject({
      errorType: 'CALLED_ELEMENT_ERROR',
      errorMessage: "Expected process with BPMN process id 'child' to be deployed, but not found.",
    });
    await run.deploy(child);
    await run.engine.resolveIncident(incident?.key ?? '');
    await run.engine.quiet();
    await run.complete('t');
    expect(run.path().at(-1)).toBe('p.Cd');
    await run.close();
  });
});

describe('multi-instance', () => {
  const many = (inner: string) =>
    bpmn(
      `${start}${flow('s->a')}<serviceTask id="a"><extensionElements><zeebe:taskDefinition type="a"/></extensionElements>${inner}</serviceTask>${flow('a->e')}<endEvent id="e"/>`,
    );
  const collecting = 'inputCollection="=items" inputElement="it" outputCollection="out" outputElement="=res"';

  it('runs all items at once and collects what they give back at their place', async () => {
    const run = await engineRun(many(loop(collecting)));
    await run.create({ items: ['x', 'y'] });
    expect(run.path().slice(8)).toEqual(
      words(
        'a.Ag a.Ad VAR:out=[null,null] a.Ag VAR:it="x" VAR:res=null VAR:loopCounter=1 JOB:CREATED a.Ad ' +
          'a.Ag VAR:it="y" VAR:res=null VAR:loopCounter=2 JOB:CREATED a.Ad',
      ),
    );
    const [first = '', second = ''] = run.records.flatMap(({ valueType, key }) => (valueType === 'JOB' ? [key] : []));
    const before = run.path().length;
    await run.engine.completeJob(second, { res: 'B' });
    await run.engine.completeJob(first, { res: 'A' });
    await run.engine.quiet();
    expect(run.path().slice(before)).toEqual(
      words(
        'JOB:COMPLETED a.Cg VAR:res="B" VAR:out=[null,"B"] a.Cd JOB:COMPLETED a.Cg VAR:res="A" VAR:out=["A","B"] a.Cd ' +
          'a.Cg VAR:out=["A","B"] a.Cd a_e.SF e.Ag e.Ad e.Cg e.Cd p.Cg p.Cd',
      ),
    );
    await run.close();
  });

  it('runs items one by one when it is sequential', async () => {
    const run = await engineRun(many(loop(collecting, '', true)));
    await run.create({ items: ['x', 'y'] });
    await run.complete('a', { res: 'A' });
    await run.complete('a', { res: 'B' });
    expect(run.path().filter((word) => word.startsWith('a.'))).toEqual(
      words('a.Ag a.Ad a.Ag a.Ad a.Cg a.Cd a.Ag a.Ad a.Cg a.Cd a.Cg a.Cd'),
    );
    expect(run.path()).toContain('VAR:out=["A","B"]');
    await run.close();
  });

  it('passes over an empty list', async () => {
    const run = await engineRun(many(loop(collecting)));
    await run.create({ items: [] });
    expect(run.path().slice(8, 14)).toEqual(words('a.Ag a.Ad VAR:out=[] a.Cg VAR:out=[] a.Cd'));
    await run.close();
  });

  it('ends the rest once its completion condition holds', async () => {
    const condition = '<completionCondition>=numberOfCompletedInstances = 1</completionCondition>';
    const run = await engineRun(many(loop(collecting, condition)));
    await run.create({ items: ['x', 'y'] });
    const before = run.path().length;
    await run.complete('a', { res: 'A' });
    expect(run.path().slice(before)).toEqual(
      words(
        'JOB:COMPLETED a.Cg VAR:res="A" VAR:out=["A",null] a.Cd a.Tg JOB:CANCELED a.Td a.Cg VAR:out=["A",null] a.Cd ' +
          'a_e.SF e.Ag e.Ad e.Cg e.Cd p.Cg p.Cd',
      ),
    );
    await run.close();
  });

  it('begins a long list in portions, so that others get their turn, and in its order', async () => {
    const run = await engineRun(many(loop('inputCollection="=items" inputElement="it"')));
    await run.engine.createInstance({
      bpmnProcessId: 'p',
      variables: { items: Array.from({ length: 2000 }, (_, i) => i) },
    });
    await run.engine.quiet();
    expect(run.records.filter(({ valueType }) => valueType === 'JOB')).toHaveLength(2000);
    await run.close();
  });
});

describe('endless loop', () => {
  const endlessLoop = bpmn(
    `${start}${flow('s->m')}<exclusiveGateway id="m"/>${flow('m->t')}<scriptTask id="t"><extensionElements><zeebe:script expression="=1" resultVariable="one"/></extensionElements></scriptTask>${flow('t->m')}`,
  );

  it('lets other instances go on', async () => {
    const run = await engineRun(
      endlessLoop,
      bpmn(`<startEvent id="os"/>${flow('os->a')}${serviceTask('a')}`, { id: 'other' }),
    );
    const endless = await run.engine.createInstance({ bpmnProcessId: 'p', variables: {} });
    await run.engine.createInstance({ bpmnProcessId: 'other', variables: {} });
    await run.engine.caughtUp();
    expect(run.path()).toContain('a.Ad');
    await run.engine.cancelInstance(endless);
    await run.engine.quiet();
    expect(run.path().at(-1)).toBe('p.Td');
    await run.close();
  });

  it('does not keep the engine from closing, and goes on after the next start', async () => {
    const run = await engineRun(endlessLoop);
    const endless = await run.engine.createInstance({ bpmnProcessId: 'p', variables: {} });
    const rounds = () => run.path().filter((step) => step === 't.Cd').length;
    const state = await run.stored();
    expect(state.instances.get(counterOf(Number(endless)))).toBeDefined();
    const before = rounds();
    await run.engine.setVariables(endless, { seen: true }, { local: false });
    await run.engine.caughtUp();
    expect(rounds()).toBeGreaterThan(before);
    await run.engine.cancelInstance(endless);
    await run.engine.quiet();
    expect(run.path().at(-1)).toBe('p.Td');
    await run.close();
  });
});
