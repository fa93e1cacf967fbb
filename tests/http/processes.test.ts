import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CaseList, CaseView } from '../../service/contract/case.js';
import {
  CheckedDiagram,
  IncidentList,
  ProcessList,
  ProcessSource,
  ProcessVersion,
} from '../../service/contract/process.js';
import { type Caller, type Office, openOffice, seen } from '../builders/office.js';

let office: Office;
let admin: Caller;

beforeEach(async () => {
  office = await openOffice();
  admin = await office.as('admin');
});
afterEach(() => office.close());

const whistle = async (version: number) =>
  seen(ProcessSource, await admin.get(`/processes/whistle/versions/${version}`));

async function report(): Promise<CaseView> {
  await (await office.as()).post('/reports', { text: '井盖被车压歪', itemId: 'manhole-missing', gridId: 'dengta-1' });
  await office.quiet();
  const newest = seen(CaseList, await admin.get('/cases?limit=200')).items.sort((a, b) =>
    a.code < b.code ? 1 : -1,
  )[0];
  return seen(CaseView, await admin.get(`/cases/${newest?.id ?? ''}`));
}

describe('publishing', () => {
  it('gives the next case the new version and leaves a running one on its own', async () => {
    const before = await report();
    const { xml } = await whistle(1);

    const body = { xml: xml.replace('分色研判', '分色与研判'), base: 1, reason: '改名' };
    const published = seen(ProcessVersion, await admin.post('/processes/whistle/versions', body));
    const after = await report();

    expect(published).toMatchObject({ version: 2, reason: '改名', publishedBy: { zh: '陈建国' } });
    const versions = ({ instances }: CaseView) =>
      instances.filter(({ processId }) => processId === 'whistle').map(({ version }) => version);
    expect([versions(before), versions(after)]).toEqual([[1], [2]]);
    const running = seen(CaseView, await admin.get(`/cases/${before.id}`));
    expect(versions(running)).toEqual([1]);
    const { items } = seen(ProcessList, await admin.get('/processes'));
    expect(items.find(({ processId }) => processId === 'whistle')?.versions).toHaveLength(2);
  });

  it('is refused where somebody has published meanwhile', async () => {
    const { xml } = await whistle(1);
    await admin.post('/processes/whistle/versions', { xml: xml.replace('研判', '研 判'), base: 1, reason: '第一次' });

    const late = await admin.post('/processes/whistle/versions', { xml, base: 1, reason: '第二次' });

    expect(late.body).toMatchObject({ status: 409, code: 'CHANGED_MEANWHILE' });
  });

  it('is refused with every finding where the diagram cannot run', async () => {
    const { xml } = await whistle(1);
    const broken = xml.replace('targetRef="triage"', 'targetRef="nowhere"');

    const answer = await admin.post('/processes/whistle/versions', { xml: broken, base: 1, reason: '试试' });
    const checked = seen(CheckedDiagram, await admin.post('/processes/check', { xml: broken }));

    expect(answer.body).toMatchObject({ status: 422, code: 'DEPLOYMENT_REFUSED' });
    expect(checked.findings.length).toBeGreaterThan(0);
    expect(seen(CheckedDiagram, await admin.post('/processes/check', { xml })).findings).toEqual([]);
  });

  it.each([
    ['entities from outside', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
    ['something that is no XML', 'hello'],
  ])('refuses %s', async (_what, xml) => {
    const answer = await admin.post('/processes/whistle/versions', { xml, base: 1, reason: '试试' });

    expect(answer.body).toMatchObject({ status: 422, code: 'DEPLOYMENT_REFUSED' });
  });

  it('refuses a diagram of another process under this name', async () => {
    const { xml } = seen(ProcessSource, await admin.get('/processes/escalation/versions/1'));

    const answer = await admin.post('/processes/whistle/versions', { xml, base: 1, reason: '弄错了' });

    expect(answer.body).toMatchObject({ code: 'DEPLOYMENT_REFUSED' });
    const { items } = seen(ProcessList, await admin.get('/processes'));
    expect(items.find(({ processId }) => processId === 'escalation')?.versions).toHaveLength(1);
  });
});

describe('incident', () => {
  it('is listed with its case, and resolved after its cause is gone', async () => {
    const { xml } = await whistle(1);
    const stuck = xml.replace('type="rules.triage"', 'type="=triageWorker"');
    await admin.post('/processes/whistle/versions', { xml: stuck, base: 1, reason: '写错的类型' });
    const { id } = await report();

    const { items } = seen(IncidentList, await admin.get('/incidents'));
    const again = await admin.post(`/incidents/${items[0]?.key ?? ''}/resolution`, {});

    expect(items).toMatchObject([{ caseId: id, element: 'triage', type: 'EXTRACT_VALUE_ERROR' }]);
    expect(again.status).toBe(204);
  });

  it('tells of a process whose case is missing, which is ended then', async () => {
    const { id } = await report();
    const { stores } = office.needs;
    await stores.collection('cases').remove(id);

    const { items } = seen(IncidentList, await admin.get('/incidents'));
    const ended = await admin.post(`/incidents/${items[0]?.key ?? ''}/resolution`, {});

    expect(items).toMatchObject([{ caseId: null, processId: 'whistle', type: 'CASE_MISSING' }]);
    expect(items[0]?.message.en).toContain(id);
    expect(ended.status).toBe(204);
    expect(await stores.collection('tasks').count({ caseId: id, state: 'open' })).toBe(0);
    expect(seen(IncidentList, await admin.get('/incidents')).items).toEqual([]);
  });

  it('that is not there cannot be resolved', async () => {
    expect((await admin.post('/incidents/1/resolution', {})).body).toMatchObject({ code: 'NOT_FOUND' });
  });
});
