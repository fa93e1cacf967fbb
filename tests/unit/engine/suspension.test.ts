import { afterEach, describe, expect, it } from '@jest/globals';
import type { ActivatedJob } from '../../../service/engine/port.js';
import { bpmn, flow, serviceTask } from '../../builders/diagram.js';
import { engineRun } from '../../builders/engineRun.js';
import type { EngineRun } from '../../builders/engineRun.js';

const HOUR = 3_600_000;

let run: EngineRun;
afterEach(() => run.close());

const chain = bpmn(
  `<startEvent id="s"/>${flow('s->a')}${serviceTask('a')}${flow('a->b')}${serviceTask('b')}${flow('b->e')}<endEvent id="e"/>`,
);
const timer = (id: string, what = '<timeDuration>PT1H</timeDuration>') =>
  `<intermediateCatchEvent id="${id}"><timerEventDefinition>${what}</timerEventDefinition></intermediateCatchEvent>`;
const message = `<message id="m" name="news"><extensionElements><zeebe:subscription correlationKey="=key"/></extensionElements></message>`;
const catches = bpmn(
  `<startEvent id="s"/>${flow('s->c')}<intermediateCatchEvent id="c"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>
   ${flow('c->d')}<intermediateCatchEvent id="d"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>${flow('d->e')}<endEvent id="e"/>`,
  { root: message },
);

async function suspend(processInstanceKey: string) {
  await run.engine.suspend({ processInstanceKey });
  await run.engine.quiet();
}
async function resume(processInstanceKey: string) {
  await run.engine.resume({ processInstanceKey });
  await run.engine.quiet();
}
const publish = (variables: Record<string, unknown>, timeToLiveMs = 0) =>
  run.engine.publishMessage({ name: 'news', correlationKey: 'k', variables, timeToLiveMs });

describe('a sub-process that is being terminated', () => {
  it('catches nothing more of what is thrown inside', async () => {
    const inner = `<subProcess id="b"><startEvent id="bs"/>${flow('bs->t')}
      <scriptTask id="t"><extensionElements><zeebe:script expression="=assert(fine, fine)" resultVariable="made"/></extensionElements></scriptTask>
      ${flow('t->up')}
      <endEvent id="up"><escalationEventDefinition escalationRef="x"/></endEvent></subProcess>
      <boundaryEvent id="told" attachedToRef="b" cancelActivity="false"><escalationEventDefinition escalationRef="x"/></boundaryEvent>
      ${flow('told->f')}<endEvent id="f"/>`;
    run = await engineRun(
      bpmn(
        `<startEvent id="s"/>${flow('s->a')}<subProcess id="a"><startEvent id="as"/>${flow('as->b')}${inner}</subProcess>
         <boundaryEvent id="stop" attachedToRef="a"><messageEventDefinition messageRef="m"/></boundaryEvent>
         ${flow('stop->e')}<endEvent id="e"/>`,
        { root: `${message}<escalation id="x" escalationCode="X"/>` },
      ),
    );
    const instance = await run.create({ key: 'k' });
    await suspend(instance);
    const incident = run.records.find(({ valueType }) => valueType === 'INCIDENT');
    await run.engine.setVariables(instance, { fine: true }, { local: false });
    await run.engine.resolveIncident(incident?.key ?? '');
    await publish({});

    await resume(instance);

    expect(run.path()).toContain('a.Td');
    expect(run.path().filter((step) => step.startsWith('told.'))).toEqual([]);
    expect(run.path().at(-1)).toBe('p.Cd');
  });
});

describe('a suspended instance', () => {
  it('tells that it stands still, and that it goes on', async () => {
    run = await engineRun(chain);
    const instance = await run.create();

    await suspend(instance);
    await suspend(instance);
    await resume(instance);

    expect(run.path().slice(-2)).toEqual([
      'PROCESS_INSTANCE_SUSPENSION:SUSPENDED',
      'PROCESS_INSTANCE_SUSPENSION:RESUMED',
    ]);
  });

  it('gives its jobs to nobody, and to a worker again once it goes on', async () => {
    run = await engineRun(chain);
    const instance = await run.create();
    const other = await run.create();
    await suspend(instance);
    const seen: ActivatedJob[] = [];

    run.engine.work({
      type: 'a',
      maxActive: 1,
      timeoutMs: HOUR,
      handle: (job) => {
        seen.push(job);
        return Promise.resolve({ complete: {} });
      },
    });
    await run.engine.quiet();
    const meanwhile = seen.map((job) => job.processInstanceKey);
    await resume(instance);

    expect(meanwhile).toEqual([other]);
    expect(seen.map((job) => job.processInstanceKey)).toEqual([other, instance]);
  });

  it('refuses an answer to a job that nobody had in hand', async () => {
    run = await engineRun(chain);
    const instance = await run.create();
    await suspend(instance);

    const answer = run.engine.completeJob(run.jobOf('a'), {});

    await expect(answer).rejects.toMatchObject({ code: 'ENGINE_INVALID_STATE', facts: { state: 'SUSPENDED' } });
  });

  it('keeps the answer of a worker that was at it', async () => {
    run = await engineRun(chain);
    const instance = await run.create();
    let finish: (() => void) | undefined;
    run.engine.work({
      type: 'a',
      maxActive: 1,
      timeoutMs: HOUR,
      handle: () => new Promise((done) => (finish = () => done({ complete: { x: 1 } }))),
    });
    while (!finish) await new Promise(setImmediate);
    await run.engine.suspend({ processInstanceKey: instance });

    finish();
    await run.engine.quiet();
    const meanwhile = run.path().includes('JOB:COMPLETED');
    await resume(instance);

    expect(meanwhile).toBe(false);
    expect(run.path().slice(-8)).toEqual([
      'JOB:COMPLETED',
      'a.Cg',
      'VAR:x=1',
      'a.Cd',
      'a_b.SF',
      'b.Ag',
      'JOB:CREATED',
      'b.Ad',
    ]);
  });

  it('lets its timers fire when it goes on, not before', async () => {
    run = await engineRun(bpmn(`<startEvent id="s"/>${flow('s->t')}${timer('t')}${flow('t->e')}<endEvent id="e"/>`));
    const instance = await run.create();
    await suspend(instance);

    await run.advance(5 * HOUR);
    const meanwhile = run.path().includes('TIMER:TRIGGERED');
    await resume(instance);

    expect(meanwhile).toBe(false);
    expect(run.path()).toEqual(expect.arrayContaining(['TIMER:TRIGGERED', 't.Cd', 'p.Cd']));
  });

  it('takes messages that came meanwhile, each once and in their order', async () => {
    run = await engineRun(catches);
    const instance = await run.create({ key: 'k' });
    await suspend(instance);

    await publish({ n: 1 });
    await publish({ n: 2 }, 24 * HOUR);
    await run.engine.quiet();
    const meanwhile = run.path().includes('c.Cg');
    await run.advance(2 * HOUR);
    await resume(instance);

    expect(meanwhile).toBe(false);
    expect(run.path().filter((step) => /^VAR:n|\.Cd$/.test(step))).toEqual([
      's.Cd',
      'VAR:n=1',
      'c.Cd',
      'VAR:n=2',
      'd.Cd',
      'e.Cd',
      'p.Cd',
    ]);
  });

  it('stands still with all that it has called', async () => {
    const caller = bpmn(
      `<startEvent id="s"/>${flow('s->c')}<callActivity id="c"><extensionElements><zeebe:calledElement processId="child"/></extensionElements></callActivity>${flow('c->e')}<endEvent id="e"/>`,
    );
    run = await engineRun(caller, bpmn(`<startEvent id="cs"/>${flow('cs->t')}${timer('t')}`, { id: 'child' }));
    const instance = await run.create();
    await suspend(instance);

    await run.advance(2 * HOUR);
    const meanwhile = run.path().includes('t.Cg');
    await resume(instance);

    expect(meanwhile).toBe(false);
    expect(run.path().at(-1)).toBe('p.Cd');
  });

  it('can be cancelled', async () => {
    run = await engineRun(chain);
    const instance = await run.create();
    await suspend(instance);

    await run.engine.cancelInstance(instance);
    await run.engine.quiet();

    expect(run.path().slice(-5)).toEqual(['p.Tg', 'a.Tg', 'JOB:CANCELED', 'a.Td', 'p.Td']);
  });

  it('does not retry what an incident had stopped before it goes on', async () => {
    const script = `<scriptTask id="c"><extensionElements><zeebe:script expression="=if x = null then assert(x, false) else x" resultVariable="y"/></extensionElements></scriptTask>`;
    run = await engineRun(bpmn(`<startEvent id="s"/>${flow('s->c')}${script}${flow('c->e')}<endEvent id="e"/>`));
    const instance = await run.create();
    const incident = run.records.find(({ valueType }) => valueType === 'INCIDENT')?.key ?? '';
    await suspend(instance);
    await run.engine.setVariables(instance, { x: 1 }, { local: false });

    await run.engine.resolveIncident(incident);
    await run.engine.quiet();
    const meanwhile = run.path().includes('c.Ad');
    await resume(instance);

    expect(meanwhile).toBe(false);
    expect(run.path().at(-1)).toBe('p.Cd');
  });
});

describe('a suspended definition', () => {
  const keyOfProcess = () => run.records.find(({ valueType }) => valueType === 'PROCESS')?.key ?? '';

  it('holds all its instances, those that begin meanwhile too, and lets them go on', async () => {
    run = await engineRun(bpmn(`<startEvent id="s"/>${flow('s->t')}${timer('t')}${flow('t->e')}<endEvent id="e"/>`));
    await run.create();
    const processDefinitionKey = keyOfProcess();
    await run.engine.suspend({ processDefinitionKey });
    await run.create();

    await run.advance(2 * HOUR);
    const completed = () => run.path().filter((step) => step === 'p.Cd').length;
    const before = { completed: completed(), started: run.path().filter((step) => step === 's.Ag').length };
    await run.engine.resume({ processDefinitionKey });
    await run.engine.quiet();
    const after = completed();
    await run.advance(HOUR);

    expect([before, after, completed()]).toEqual([{ completed: 0, started: 1 }, 1, 2]);
  });

  it('misses the starts of its timer but one', async () => {
    run = await engineRun(
      bpmn(
        `<startEvent id="s"><timerEventDefinition><timeCycle>R/PT1H</timeCycle></timerEventDefinition></startEvent>`,
      ),
    );
    const processDefinitionKey = keyOfProcess();
    await run.engine.suspend({ processDefinitionKey });

    await run.advance(10 * HOUR);
    await run.engine.resume({ processDefinitionKey });
    await run.engine.quiet();

    expect(run.path().filter((step) => step === 'p.Cd')).toHaveLength(1);
  });

  it('releases more than one turn can', async () => {
    run = await engineRun(bpmn(`<startEvent id="s"/>${flow('s->t')}${timer('t')}`));
    for (let made = 0; made < 450; made += 1) await run.engine.createInstance({ bpmnProcessId: 'p', variables: {} });
    const processDefinitionKey = keyOfProcess();
    await run.engine.suspend({ processDefinitionKey });
    await run.advance(2 * HOUR);

    await run.engine.resume({ processDefinitionKey });
    await run.engine.quiet();

    expect(run.path().filter((step) => step === 'p.Cd')).toHaveLength(450);
  });
});
