import { describe, expect, it } from '@jest/globals';
import { bpmn, flow, serviceTask } from '../../builders/diagram.js';
import { engineRun } from '../../builders/engineRun.js';

const words = (text: string) => text.split(' ');
const handler = (id: string) =>
  `<serviceTask id="${id}" isForCompensation="true"><extensionElements><zeebe:taskDefinition type="${id}"/></extensionElements></serviceTask>`;
const compensable = (id: string) =>
  `${serviceTask(id)}<boundaryEvent id="b${id}" attachedToRef="${id}"><compensateEventDefinition id="c${id}"/></boundaryEvent>${handler(`h${id}`)}`;
const association = (id: string) => `<association id="as${id}" sourceRef="b${id}" targetRef="h${id}"/>`;

describe('compensation', () => {
  it('calls all handlers at once, in the order in which the activities were done, and waits for them', async () => {
    const run = await engineRun(
      bpmn(
        `<startEvent id="s"/>${flow('s->a')}${compensable('a')}${flow('a->b')}${compensable('b')}${flow('b->th')}
         <intermediateThrowEvent id="th"><compensateEventDefinition id="cth"/></intermediateThrowEvent>${flow('th->e')}<endEvent id="e"/>
         ${association('a')}${association('b')}`,
      ),
    );
    await run.create();
    await run.complete('a');
    expect(run.path()).toContain('COMPENSATION_SUBSCRIPTION:CREATED');
    const before = run.path().length;
    await run.complete('b');
    expect(run.path().slice(before)).toEqual(
      words(
        'JOB:COMPLETED b.Cg COMPENSATION_SUBSCRIPTION:CREATED b.Cd b_th.SF th.Ag th.Ad ' +
          'ba.Ag ba.Ad ba.Cg ba.Cd COMPENSATION_SUBSCRIPTION:TRIGGERED bb.Ag bb.Ad bb.Cg bb.Cd ' +
          'COMPENSATION_SUBSCRIPTION:TRIGGERED ha.Ag JOB:CREATED ha.Ad hb.Ag JOB:CREATED hb.Ad',
      ),
    );
    await run.complete('ha');
    const last = run.path().length;
    await run.complete('hb');
    expect(run.path().slice(last)).toEqual(
      words(
        'JOB:COMPLETED hb.Cg hb.Cd COMPENSATION_SUBSCRIPTION:COMPLETED th.Cg th.Cd th_e.SF e.Ag e.Ad e.Cg e.Cd p.Cg p.Cd',
      ),
    );
    await run.close();
  });
});

describe('execution listener', () => {
  it('is called before the work begins and after it is done', async () => {
    const run = await engineRun(
      bpmn(
        `<startEvent id="s"/>${flow('s->a')}<serviceTask id="a"><extensionElements><zeebe:taskDefinition type="work"/>
         <zeebe:executionListeners><zeebe:executionListener eventType="start" type="l1"/><zeebe:executionListener eventType="end" type="l2"/></zeebe:executionListeners>
         </extensionElements></serviceTask>`,
      ),
    );
    await run.create();
    await run.complete('a', { v: 1 });
    await run.complete('a', { w: 1 });
    await run.complete('a', { u: 1 });
    expect(run.path().slice(7)).toEqual(
      words(
        'a.Ag JOB:CREATED JOB:COMPLETED VAR:v=1 JOB:CREATED a.Ad JOB:COMPLETED a.Cg VAR:w=1 JOB:CREATED ' +
          'JOB:COMPLETED VAR:u=1 a.Cd p.Cg p.Cd',
      ),
    );
    await run.close();
  });
});
