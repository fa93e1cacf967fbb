import { describe, expect, it } from '@jest/globals';
import { bpmn, flow, serviceTask } from '../../builders/diagram.js';
import { engineRun } from '../../builders/engineRun.js';

const start = `<startEvent id="s"/>`;

describe('exclusive gateway', () => {
  const split = (defaultFlow = '') =>
    bpmn(
      `${start}${flow('s->x')}<exclusiveGateway id="x" ${defaultFlow}/>${flow('x->a', '=n &gt; 1')}${flow('x->b', '=n &gt; 2')}
       ${serviceTask('a')}${serviceTask('b')}`,
    );

  it('takes of two true conditions the flow that stands last in the file', async () => {
    const run = await engineRun(split());
    await run.create({ n: 3 });
    expect(run.path().slice(8)).toEqual('x.Ag x.Ad x.Cg x.Cd x_b.SF b.Ag JOB:CREATED b.Ad'.split(' '));
    await run.close();
  });

  it('opens an incident where no condition holds, and evaluates again when it is resolved', async () => {
    const run = await engineRun(split());
    const instance = await run.create({ n: 0 });
    expect(run.path().slice(8)).toEqual(['x.Ag', 'INCIDENT:CREATED']);
    const incident = run.records.find(({ valueType }) => valueType === 'INCIDENT');
    await run.engine.setVariables(instance, { n: 5 }, { local: false });
    await run.engine.resolveIncident(incident?.key ?? '');
    await run.engine.quiet();
    expect(run.path().slice(10)).toEqual(
      'VAR:n=5 VARIABLE_DOCUMENT:UPDATED INCIDENT:RESOLVED x.Ad x.Cg x.Cd x_b.SF b.Ag JOB:CREATED b.Ad'.split(' '),
    );
    await run.close();
  });

  it('opens an incident for a condition that is null', async () => {
    const run = await engineRun(split());
    await run.create();
    const incident = run.records.find(({ valueType }) => valueType === 'INCIDENT');
    expect(incident?.value).toMatchObject({
      errorType: 'EXTRACT_VALUE_ERROR',
      elementId: 'x',
      errorMessage:
        "Expected result of the expression 'n > 2' to be 'BOOLEAN', but was 'NULL'. The evaluation reported the following " +
        "warnings:\n[NO_VARIABLE_FOUND] No variable found with name 'n'\n[NOT_COMPARABLE] Can't compare 'null' with '2'",
    });
    await run.close();
  });
});

describe('parallel gateway', () => {
  const forkAndJoin = bpmn(
    `${start}${flow('s->f')}<parallelGateway id="f"/>${flow('f->a')}${flow('f->b')}${serviceTask('a')}${serviceTask('b')}
     ${flow('a->j')}${flow('b->j')}<parallelGateway id="j"/>${flow('j->e')}<endEvent id="e"/>`,
  );

  it('takes all flows from the last to the first before a target begins, and joins them', async () => {
    const run = await engineRun(forkAndJoin);
    await run.create();
    expect(run.path().slice(7)).toEqual(
      'f.Ag f.Ad f.Cg f.Cd f_b.SF f_a.SF b.Ag JOB:CREATED b.Ad a.Ag JOB:CREATED a.Ad'.split(' '),
    );
    const before = run.path().length;
    await run.complete('b');
    expect(run.path().slice(before)).toEqual('JOB:COMPLETED b.Cg b.Cd b_j.SF'.split(' '));
    await run.complete('a');
    expect(run.path().slice(before + 4)).toEqual(
      'JOB:COMPLETED a.Cg a.Cd a_j.SF j.Ag j.Ad j.Cg j.Cd j_e.SF e.Ag e.Ad e.Cg e.Cd p.Cg p.Cd'.split(' '),
    );
    await run.close();
  });

  it('joins once where one flow was taken twice, and the token too many keeps the process active', async () => {
    const run = await engineRun(
      bpmn(
        `${start}${flow('s->f')}<parallelGateway id="f"/>${flow('f->a1')}${flow('f->a2')}${flow('f->b')}
         ${serviceTask('a1')}${serviceTask('a2')}${serviceTask('b')}${flow('a1->m')}${flow('a2->m')}
         <exclusiveGateway id="m"/>${flow('m->j')}${flow('b->j')}<parallelGateway id="j"/>${flow('j->e')}<endEvent id="e"/>`,
      ),
    );
    await run.create();
    await run.complete('a1');
    await run.complete('a2');
    await run.complete('b');
    expect(run.path().slice(-5)).toEqual('j_e.SF e.Ag e.Ad e.Cg e.Cd'.split(' '));
    await run.close();
  });
});

describe('inclusive gateway', () => {
  it('takes every flow whose condition holds, from the last to the first', async () => {
    const run = await engineRun(
      bpmn(
        `${start}${flow('s->x')}<inclusiveGateway id="x"/>${flow('x->a', '=true')}${flow('x->b', '=false')}${flow('x->c', '=true')}
         ${serviceTask('a')}${serviceTask('b')}${serviceTask('c')}`,
      ),
    );
    await run.create();
    expect(run.path().slice(7)).toEqual(
      'x.Ag x.Ad x.Cg x.Cd x_c.SF x_a.SF c.Ag JOB:CREATED c.Ad a.Ag JOB:CREATED a.Ad'.split(' '),
    );
    await run.close();
  });
});

describe('event-based gateway', () => {
  it('goes on from the first event that comes, without a flow to it', async () => {
    const run = await engineRun(
      bpmn(
        `${start}${flow('s->v')}<eventBasedGateway id="v"/>${flow('v->c')}${flow('v->t')}
         <intermediateCatchEvent id="c"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>${flow('c->e')}
         <intermediateCatchEvent id="t"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>
         ${flow('t->e')}<endEvent id="e"/>`,
        {
          root: '<message id="m" name="m"><extensionElements><zeebe:subscription correlationKey="=k"/></extensionElements></message>',
        },
      ),
    );
    await run.create({ k: 'K' });
    expect(run.path().slice(8)).toEqual(
      (
        'v.Ag PROCESS_MESSAGE_SUBSCRIPTION:CREATING TIMER:CREATED v.Ad MESSAGE_SUBSCRIPTION:CREATED ' +
        'PROCESS_MESSAGE_SUBSCRIPTION:CREATED'
      ).split(' '),
    );
    const before = run.path().length;
    await run.engine.publishMessage({ name: 'm', correlationKey: 'K', timeToLiveMs: 0, variables: { y: 1 } });
    await run.engine.quiet();
    expect(run.path().slice(before)).toEqual(
      (
        'MESSAGE:PUBLISHED MESSAGE_SUBSCRIPTION:CORRELATING MESSAGE:EXPIRED PROCESS_MESSAGE_SUBSCRIPTION:CORRELATED ' +
        'v.Cg TIMER:CANCELED v.Cd c.Ag c.Ad VAR:y=1 MESSAGE_SUBSCRIPTION:CORRELATED c.Cg VAR:y=1 c.Cd c_e.SF ' +
        'e.Ag e.Ad e.Cg e.Cd p.Cg p.Cd'
      ).split(' '),
    );
    await run.close();
  });
});
