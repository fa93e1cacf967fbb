import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProcessSource, ScenarioList } from '../../service/contract/process.js';
import { TriedProcess } from '../../service/contract/trial.js';
import { dutyWithEarlyReminder } from '../e2e/earlyReminder.js';
import { type Caller, type Office, openOffice, seen } from '../builders/office.js';

let office: Office;
let admin: Caller;

beforeAll(async () => {
  office = await openOffice();
  admin = await office.as('admin');
});
afterAll(() => office.close());

const scenariosOf = async (id: string) => seen(ScenarioList, await admin.get(`/processes/${id}/scenarios`));
const source = async (id: string) => seen(ProcessSource, await admin.get(`/processes/${id}/versions/1`));

async function tried(id: string, body: object) {
  return seen(TriedProcess, await admin.post(`/processes/${id}/trial`, body));
}

describe('the scenarios of a process', () => {
  it('are there from the first start, and all come out as expected on the published diagram', async () => {
    const { xml } = await source('department-duty');
    const { items: scenarios } = await scenariosOf('department-duty');

    const { items } = await tried('department-duty', { drafts: [{ name: 'department-duty.bpmn', xml }], scenarios });

    expect(items.length).toBeGreaterThan(5);
    expect(items.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('run against the draft, and say what is otherwise and where the tokens went', async () => {
    const { items: shipped } = await scenariosOf('department-duty');
    const late = shipped.find(({ name }) => name.startsWith('late-work'))?.text ?? '';
    const text = `${late.slice(0, late.indexOf('answer:'))}
steps: [{ complete: acknowledge }, { advance: PT31M }]
expect: { jobs: [handle] }`;
    const drafts = [{ name: 'department-duty.bpmn', xml: dutyWithEarlyReminder() }];

    const { items, names } = await tried('department-duty', { drafts, scenarios: [{ name: 'early', text }] });

    expect(items).toMatchObject([{ ok: false, state: 'active' }]);
    const [early] = items;
    expect(early?.mismatches).toEqual([{ kind: 'jobs', missing: [], extra: [{ element: 'earlyReminder', times: 1 }] }]);
    const process = 'department-duty';
    const once = { process, completed: 1, terminated: 0, active: 0 };
    expect(early?.walked).toContainEqual({ ...once, element: 'halfAnHour' });
    expect(early?.walked).toContainEqual({ ...once, element: 'remindsEarly' });
    expect(early?.walked).toContainEqual({ ...once, element: 'handle', completed: 0, active: 1 });
    expect(early?.variables).toMatchObject({ caseId: 'C1', department: { role: 'lead' } });
    expect(names['handle']).toEqual({ zh: '处置', en: 'Handle' });
  });

  it('find what the draft calls among what is published, and among the files that came along', async () => {
    const caller = readFileSync(new URL('caller.bpmn', import.meta.url), 'utf8');
    const scenario = { name: 'calls', text: 'process: escalation\nexpect: { active: [calls, wait] }' };
    const called = readFileSync(new URL('../unit/simulation/ticking.bpmn', import.meta.url), 'utf8');
    const draft = { name: 'escalation.bpmn', xml: caller };

    const alone = await tried('escalation', { drafts: [draft], scenarios: [scenario] });
    const together = await tried('escalation', {
      drafts: [draft, { name: 'ticking.bpmn', xml: called }],
      scenarios: [scenario],
    });

    expect(alone.items[0]?.mismatches).toMatchObject([{ kind: 'active', missing: [{ element: 'wait', times: 1 }] }]);
    expect(together.items[0]?.mismatches).toEqual([]);
  });

  it('leave nothing behind', async () => {
    const before = await office.needs.stores.collection('processes').count({});
    const { items: scenarios } = await scenariosOf('escalation');

    await tried('escalation', { drafts: [{ name: 'x.bpmn', xml: (await source('escalation')).xml }], scenarios });

    expect(await office.needs.stores.collection('processes').count({})).toBe(before);
    expect(await office.needs.stores.collection('instances').count({})).toBe(0);
  });
});

describe('a scenario that cannot be run', () => {
  const draft = { name: 'escalation.bpmn', xml: '<nonsense/>' };

  it.each([
    ['is no YAML', 'process: [', { part: 'file', text: { zh: '第 1 行起不是有效的 YAML' } }],
    ['has a step that there is not', 'process: p\nsteps: [{ jump: 1 }]', { part: 'file' }],
    [
      'names a file that is not there',
      'process: p\nfiles: [gone.bpmn]',
      { part: 'file', text: { en: 'files: there is no diagram gone.bpmn: add the file' } },
    ],
    ['meets a diagram that cannot be deployed', 'process: escalation', { part: 'deployment' }],
  ])('because it %s says so, in both languages', async (_why, text, problem) => {
    const { items } = await tried('escalation', { drafts: [draft], scenarios: [{ name: 's', text }] });

    expect(items).toMatchObject([{ ok: false, mismatches: [{ kind: 'problem', ...problem }] }]);
  });

  it('at a step is compared up to there', async () => {
    const { xml } = await source('escalation');
    const scenario = 'process: escalation\nstart: { variables: { tier: 1 } }\nsteps: [{ complete: nobody }]';

    const { items } = await tried('escalation', {
      drafts: [{ name: 'escalation.bpmn', xml }],
      scenarios: [{ name: 's', text: scenario }],
    });

    const text = { zh: '“nobody”没有待办的作业', en: "no job of 'nobody' is open" };
    expect(items[0]?.mismatches).toContainEqual({ kind: 'problem', part: 'step', step: 1, text });
  });
});

describe('a trial', () => {
  const scenarios = [{ name: 's', text: 'process: p' }];
  const drafts = [{ name: 'a.bpmn', xml: '<a/>' }];

  it.each([
    ['without a diagram', { drafts: [], scenarios }, 'body.drafts'],
    ['without a scenario', { drafts, scenarios: [] }, 'body.scenarios'],
    ['with a file that is no diagram', { drafts: [{ name: '../a.sh', xml: '<a/>' }], scenarios }, 'body.drafts.0.name'],
    ['with one name twice', { drafts, scenarios: [...scenarios, ...scenarios] }, 'body.scenarios'],
    [
      'with too long a scenario',
      { drafts, scenarios: [{ name: 's', text: 'x'.repeat(100_001) }] },
      'body.scenarios.0.text',
    ],
    ['with an unknown field', { drafts, scenarios, speed: 2 }, 'body.speed'],
  ])('%s is refused with the path of the field', async (_what, body, path) => {
    const answer = await admin.post('/processes/escalation/trial', body);

    expect(answer.body).toMatchObject({ status: 400, code: 'INPUT_INVALID', issues: [{ path }] });
  });

  it('of a process that is not there is refused', async () => {
    expect((await admin.post('/processes/nothing/trial', { drafts, scenarios })).body).toMatchObject({ status: 404 });
  });
});

describe('saving scenarios', () => {
  it('keeps them for everybody, and refuses who has not seen the last change', async () => {
    const { version, items } = await scenariosOf('grid-event');
    const own = [...items, { name: '夜间', text: 'process: grid-event' }];

    const saved = seen(
      ScenarioList,
      await admin.post('/processes/grid-event/scenarios', { base: version, items: own }),
    );
    const late = await admin.post('/processes/grid-event/scenarios', { base: version, items });

    expect(saved.items).toEqual(own);
    expect(await scenariosOf('grid-event')).toEqual(saved);
    expect(late.body).toMatchObject({ status: 409, code: 'CHANGED_MEANWHILE' });
  });

  it('of a process that is not there is refused', async () => {
    const answer = await admin.post('/processes/nothing/scenarios', { base: 0, items: [] });

    expect(answer.body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });
});
