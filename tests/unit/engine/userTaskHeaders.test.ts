import { afterEach, describe, expect, it } from '@jest/globals';
import { bpmn, flow } from '../../builders/diagram.js';
import { type EngineRun, engineRun } from '../../builders/engineRun.js';

let run: EngineRun;
afterEach(() => run.close());

/** What the job of a user task says about who may do it and until when, without the prefix. */
async function headersOf(extensions: string, variables: Record<string, unknown> = {}) {
  const task = `<userTask id="u"><extensionElements>${extensions}</extensionElements></userTask>`;
  run = await engineRun(bpmn(`<startEvent id="s"/>${task}${flow('s -> u')}`));
  await run.create(variables);
  const [job] = run.records.flatMap((record) => (record.valueType === 'JOB' ? [record.value.customHeaders] : []));
  return Object.fromEntries(Object.entries(job ?? {}).map(([name, value]) => [name.replace(/^.*:/, ''), value]));
}

describe('the headers of a user task', () => {
  it.each([
    ['no assignee where it is empty', '<zeebe:assignmentDefinition assignee="=who"/>', { who: '' }, {}],
    [
      'written groups, split and trimmed',
      '<zeebe:assignmentDefinition candidateGroups="g1, g2 ,g3" candidateUsers="u1"/>',
      {},
      { candidateGroups: '["g1","g2","g3"]', candidateUsers: '["u1"]' },
    ],
    ['an empty list', '<zeebe:assignmentDefinition candidateGroups="=[]"/>', {}, { candidateGroups: '[]' }],
    [
      'groups in quotes, in which nothing is escaped',
      '<zeebe:assignmentDefinition candidateGroups="=groups"/>',
      { groups: ['甲,乙', '"q"'] },
      { candidateGroups: '["甲,乙",""q""]' },
    ],
    [
      'dates as Java writes them, without seconds where they are none',
      '<zeebe:taskSchedule dueDate="2026-12-31T00:00:00+08:00" followUpDate="2026-12-30T01:02:03.400Z"/>',
      {},
      { dueDate: '2026-12-31T00:00+08:00', followUpDate: '2026-12-30T01:02:03.400Z' },
    ],
    [
      'a date from now with the zone of the engine',
      '<zeebe:taskSchedule dueDate="=now() + duration(&quot;PT1H&quot;)"/>',
      {},
      { dueDate: '2026-03-02T02:00Z[Etc/UTC]' },
    ],
    ['no date where it is null', '<zeebe:taskSchedule dueDate="=missing" followUpDate="=empty"/>', { empty: '' }, {}],
    ['a form key as it is', '<zeebe:formDefinition formKey="a:b"/>', {}, { formKey: 'a:b' }],
    [
      'headers of the diagram as they are',
      '<zeebe:taskHeaders><zeebe:header key="page" value="=who"/></zeebe:taskHeaders>',
      { who: 'li' },
      { page: '=who' },
    ],
  ])('have %s', async (_what, extensions, variables, headers) => {
    expect(await headersOf(extensions, variables)).toEqual(headers);
  });
});
