import { describe, expect, it } from '@jest/globals';
import { bpmn, flow, serviceTask } from '../../builders/diagram.js';
import { after, engineRun } from '../../builders/engineRun.js';

const HOUR = 3_600_000;

const withTimer = ({ attributes = '', time = '<timeDuration>PT1H</timeDuration>', task = serviceTask('a') }) =>
  bpmn(
    `<startEvent id="s"/>${flow('s->a')}${task}
     <boundaryEvent id="b" attachedToRef="a" ${attributes}><timerEventDefinition>${time}</timerEventDefinition></boundaryEvent>
     ${flow('b->t')}${serviceTask('t')}`,
  );

const words = (text: string) => text.split(' ');

describe('timer boundary event', () => {
  it('ends its activity when it interrupts', async () => {
    const run = await engineRun(withTimer({}));
    await run.create();
    expect(run.path().slice(7)).toEqual(words('a.Ag TIMER:CREATED JOB:CREATED a.Ad'));
    expect(await after(run, () => run.advance(HOUR))).toEqual(
      words('TIMER:TRIGGERED a.Tg JOB:CANCELED a.Td b.Ag b.Ad b.Cg b.Cd b_t.SF t.Ag JOB:CREATED t.Ad'),
    );
    await run.close();
  });

  it('fires again and again beside its activity when it does not interrupt', async () => {
    const run = await engineRun(
      withTimer({ attributes: 'cancelActivity="false"', time: '<timeCycle>R2/PT1H</timeCycle>' }),
    );
    await run.create();
    expect(await after(run, () => run.advance(HOUR))).toEqual(
      words('TIMER:TRIGGERED b.Ag b.Ad TIMER:CREATED b.Cg b.Cd b_t.SF t.Ag JOB:CREATED t.Ad'),
    );
    expect(await after(run, () => run.advance(HOUR))).toEqual(
      words('TIMER:TRIGGERED b.Ag b.Ad b.Cg b.Cd b_t.SF t.Ag JOB:CREATED t.Ad'),
    );
    expect(await after(run, () => run.advance(1000 * HOUR))).toEqual([]);
    await run.close();
  });

  it('comes to nothing while its activity waits with an incident to complete, and ends with it', async () => {
    const output = '<zeebe:ioMapping><zeebe:output source="=assert(y, y != null)" target="q"/></zeebe:ioMapping>';
    const task = serviceTask('a').replace('</extensionElements>', `${output}</extensionElements>`);
    const run = await engineRun(withTimer({ task }));
    const instance = await run.create();
    await run.complete('a');
    const incident = run.records.find(({ valueType }) => valueType === 'INCIDENT');
    expect(await after(run, () => run.advance(2 * HOUR))).toEqual([]);
    await run.reopen();
    await run.engine.setVariables(instance, { y: 2 }, { local: false });
    expect(await after(run, () => run.engine.resolveIncident(incident?.key ?? ''))).toEqual(
      words('INCIDENT:RESOLVED VAR:q=2 TIMER:CANCELED a.Cd p.Cg p.Cd'),
    );
    await run.close();
  });
});
