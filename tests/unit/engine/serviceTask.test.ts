import { describe, expect, it } from '@jest/globals';
import { bpmn, flow, serviceTask } from '../../builders/diagram.js';
import { engineRun } from '../../builders/engineRun.js';

const oneTask = bpmn(`<startEvent id="s"/>${flow('s->a')}${serviceTask('a')}${flow('a->e')}<endEvent id="e"/>`);

describe('service task', () => {
  it('writes the records of a one-task process in the order of Zeebe 8.5', async () => {
    // given
    const run = await engineRun(oneTask);
    // when
    await run.create({ x: 1 });
    await run.complete('a', { y: 2 });
    // then
    expect(run.path()).toEqual(
      (
        'VAR:x=1 p.Ag p.Ad s.Ag s.Ad s.Cg s.Cd s_a.SF a.Ag JOB:CREATED a.Ad ' +
        'JOB:COMPLETED a.Cg VAR:y=2 a.Cd a_e.SF e.Ag e.Ad e.Cg e.Cd p.Cg p.Cd'
      ).split(' '),
    );
    await run.close();
  });
});
