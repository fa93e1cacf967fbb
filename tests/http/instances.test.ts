import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { migrateInstances } from '../../service/application/instances/migrateInstances.js';
import { actorOf } from '../../service/application/people/session.js';
import { CaseList, CaseView } from '../../service/contract/case.js';
import { InstanceList, InstanceVariables, InstanceView, MigrationReport } from '../../service/contract/instance.js';
import { ProcessList, ProcessSource } from '../../service/contract/process.js';
import { ReportReceipt } from '../../service/contract/report.js';
import type { InstanceDocument } from '../../service/stores/documents/instance.js';
import { DomainError } from '../../service/domain/errors.js';
import { type Caller, HOUR, type Office, openOffice, seen } from '../builders/office.js';

let office: Office;
let admin: Caller;

beforeEach(async () => {
  office = await openOffice();
  admin = await office.as('admin');
});
afterEach(() => office.close());

async function report(): Promise<CaseView> {
  const { code } = seen(
    ReportReceipt,
    await (await office.as()).post('/reports', { text: '井盖被车压歪', itemId: 'manhole-missing', gridId: 'dengta-1' }),
  );
  await office.quiet();
  const reported = seen(CaseList, await admin.get('/cases')).items.find((row) => row.code === code);
  return seen(CaseView, await admin.get(`/cases/${reported?.id ?? ''}`));
}

/** The case's own instance, which has called all others. */
async function whistleOf({ id }: CaseView): Promise<InstanceView> {
  const { items } = seen(InstanceList, await admin.get(`/instances?caseId=${id}&processId=whistle`));
  if (!items[0]) throw new Error(`case ${id} runs on no diagram`);
  return items[0];
}

const caseNow = async ({ id }: CaseView) => seen(CaseView, await admin.get(`/cases/${id}`));
const tokens = ({ tokens }: InstanceView) => tokens.map(({ element }) => element);

describe('the variables of an instance', () => {
  const variablesOf = async (key: string) => seen(InstanceVariables, await admin.get(`/instances/${key}/variables`));

  it('are those of the whole instance as they are now, and as they were when it has ended', async () => {
    const about = await report();
    const { processInstanceKey } = await whistleOf(about);

    const running = await variablesOf(processInstanceKey);
    await office.needs.engine.setVariables(
      processInstanceKey,
      { level: 'street', note: { '$a.b': 1 } },
      { local: true },
    );
    await office.needs.engine.cancelInstance(processInstanceKey);
    await office.quiet();
    const ended = await variablesOf(processInstanceKey);

    expect(running).toMatchObject({ variables: { caseId: about.id, level: 'department' }, tooLong: [] });
    expect(ended.variables).toEqual({ ...running.variables, level: 'street', note: { '$a.b': 1 } });
  });

  it('are found by the code of the case, and the too long ones are only named', async () => {
    const about = await report();
    await report();
    const { processInstanceKey } = await whistleOf(about);
    await office.needs.engine.setVariables(processInstanceKey, { essay: '字'.repeat(20_000) }, { local: true });
    await office.quiet();

    const list = await admin.get(`/instances?caseCode=${about.code}&processId=whistle&state=any`);
    const none = await admin.get('/instances?caseCode=20260302-9999&state=any');

    expect(seen(InstanceList, list)).toMatchObject({ items: [{ processInstanceKey, caseCode: about.code }], total: 1 });
    expect(seen(InstanceList, none)).toEqual({ items: [], total: 0 });
    const { variables, tooLong } = await variablesOf(processInstanceKey);
    expect([tooLong, Object.keys(variables ?? {}).includes('essay')]).toEqual([['essay'], false]);
  });

  it('are not known of one that began before they were kept', async () => {
    const { processInstanceKey } = await whistleOf(await report());
    const instances = office.needs.stores.collection('instances');
    const { variables, ...older } = (await instances.get(processInstanceKey)) ?? { id: '' };
    await instances.save(older as InstanceDocument);
    await office.needs.engine.setVariables(processInstanceKey, { level: 'street' }, { local: true });
    await office.quiet();

    expect(variables).toBeDefined();
    expect(await variablesOf(processInstanceKey)).toEqual({ variables: null, tooLong: [] });
  });

  it('are for administrators, and of an instance that is there', async () => {
    const { processInstanceKey } = await whistleOf(await report());

    expect((await (await office.as('ducha')).get(`/instances/${processInstanceKey}/variables`)).status).toBe(403);
    expect((await admin.get('/instances/1/variables')).status).toBe(404);
  });
});

describe('moving a token', () => {
  it('shows the case where it was moved to, with who moved it and why', async () => {
    const about = await report();
    const { processInstanceKey, tokens: before } = await whistleOf(about);

    const answer = await admin.post(`/instances/${processInstanceKey}/modification`, {
      terminate: before.map(({ key }) => key),
      activate: [{ elementId: 'close' }],
      reason: '系统误判，直接办结',
    });
    await office.quiet();

    expect(seen(InstanceView, answer).processInstanceKey).toBe(processInstanceKey);
    const { timeline } = await caseNow(about);
    expect(timeline.find(({ kind }) => kind === 'processModified')).toMatchObject({
      by: { zh: '陈建国' },
      detail: '系统误判，直接办结',
      text: { zh: '管理员移动流程位置至：结案' },
    });
  });

  it('can be tried without being done', async () => {
    const { processInstanceKey, tokens: before } = await whistleOf(await report());
    const move = { terminate: before.map(({ key }) => key), reason: '试试', dryRun: true };
    const address = `/instances/${processInstanceKey}/modification`;

    const good = await admin.post(address, { ...move, activate: [{ elementId: 'close' }] });
    const bad = await admin.post(address, { ...move, activate: [{ elementId: 'nowhere' }] });

    expect(tokens(seen(InstanceView, good))).toEqual(before.map(({ element }) => element));
    expect(bad.body).toMatchObject({ status: 422, code: 'ENGINE_INVALID_ARGUMENT' });
    expect(bad.text).toContain('nowhere');
  });
});

describe('a process that is put on hold', () => {
  it('does not go on before it is resumed, while the clock of the case is another matter', async () => {
    const about = await report();
    const { processInstanceKey } = await whistleOf(about);
    const task = about.tasks[0];

    const held = seen(
      InstanceView,
      await admin.post(`/instances/${processInstanceKey}/suspension`, { reason: '核查' }),
    );
    const refused = await admin.post(`/instances/${held.processInstanceKey}/suspension`, {});
    await office.advance(48 * HOUR);
    admin = await office.as('admin'); // nobody's session lasts so long
    const meanwhile = await caseNow(about);
    const resumed = await admin.post(`/instances/${processInstanceKey}/resumption`, { reason: '核查完毕' });
    await office.quiet();

    expect(refused.status).toBe(400);
    expect(held).toMatchObject({ moves: ['modify', 'resume'] });
    expect(meanwhile.instances.every(({ suspendedAt }) => suspendedAt !== null)).toBe(true);
    expect(meanwhile).toMatchObject({ suspension: null, tier: about.tier, tasks: [{ key: task?.key }] });
    expect(seen(InstanceView, resumed).suspendedAt).toBeNull();
    const after = await caseNow(about);
    expect(after.tier).toBeGreaterThan(about.tier);
    expect(after.timeline.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['processSuspended', 'processResumed']),
    );
  });

  it('holds the cases of a whole version, those that come meanwhile too', async () => {
    const before = await report();
    const held = await admin.post('/processes/whistle/versions/1/suspension');
    const later = await report();

    const list = seen(ProcessList, await admin.get('/processes'));
    const shown = [await caseNow(before), await caseNow(later)];
    const resumed = await admin.post('/processes/whistle/versions/1/resumption');
    await office.quiet();

    expect([held.status, resumed.status]).toEqual([204, 204]);
    expect(list.items.find(({ processId }) => processId === 'whistle')?.versions[0]?.suspendedAt).toEqual(
      expect.any(Number),
    );
    expect(shown[0]?.instances.every(({ suspendedAt }) => suspendedAt !== null)).toBe(true);
    expect(shown[1]?.tasks).toEqual([]);
    expect((await caseNow(later)).tasks.length).toBeGreaterThan(0);
  });
});

describe('migration of running cases', () => {
  async function publish(change: (xml: string) => string): Promise<void> {
    const { xml } = seen(ProcessSource, await admin.get('/processes/whistle/versions/1'));
    const answer = await admin.post('/processes/whistle/versions', { xml: change(xml), base: 1, reason: '改版' });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  }
  const migrate = async (body: object) =>
    seen(
      MigrationReport,
      await admin.post('/processes/whistle/versions/1/migration', { to: 2, reason: '统一版本', ...body }),
    );

  it('says what would happen to each case, and then does it', async () => {
    const about = await report();
    const { tokens: before } = await whistleOf(about);
    await publish((xml) => xml.replace('分色研判', '分色与研判'));

    const dry = await migrate({ dryRun: true });
    const untouched = await whistleOf(about);
    const done = await migrate({ dryRun: false });
    await office.quiet();

    const moves = [...new Set(before.map(({ element }) => element))].map((element) => ({ element, target: element }));
    const expected = { caseId: about.id, caseCode: about.code, migrates: true, moves, refusals: [] };
    expect(dry).toMatchObject({ dryRun: true, items: [expected], next: null });
    expect(untouched).toMatchObject({ version: 1, migratedFrom: null });
    expect(done).toMatchObject({ dryRun: false, items: [expected] });
    expect(await whistleOf(about)).toMatchObject({ version: 2, migratedFrom: 1, tokens: before });
    expect((await caseNow(about)).timeline.at(-1)).toMatchObject({ kind: 'processMigrated', detail: '统一版本' });
  });

  it('names case, element and reason of what is refused, and takes a mapping', async () => {
    const about = await report();
    const element = tokens(await whistleOf(about))[0] ?? '';
    const renamed = new RegExp(`(["#>])${element}(["<_])`, 'g');
    await publish((xml) => xml.replaceAll(renamed, `$1${element}2$2`));

    const refused = await migrate({ dryRun: true });
    const mapped = await migrate({ dryRun: true, mapping: { [element]: `${element}2` } });

    expect(refused.items).toMatchObject([
      { caseCode: about.code, migrates: false, refusals: [{ element, reason: 'NO_COUNTERPART' }] },
    ]);
    expect(mapped.items).toMatchObject([{ migrates: true, moves: [{ element, target: `${element}2` }] }]);
  });

  it.each([true, false])('is refused where it leads nowhere (dry run: %s)', async (dryRun) => {
    const about = await report();
    await publish((xml) => xml.replace('分色研判', '分色与研判'));
    const ask = (body: object) =>
      admin.post('/processes/whistle/versions/1/migration', { to: 2, reason: '统一版本', dryRun, ...body });

    const same = await ask({ to: 1 });
    const mapped = await ask({ mapping: { nothing: 'close', close: 'nowhere', check: 'check' } });

    expect(same.body).toMatchObject({ status: 400, code: 'INPUT_INVALID', issues: [{ path: 'body.to' }] });
    expect(mapped.body).toMatchObject({
      status: 400,
      code: 'INPUT_INVALID',
      issues: [
        {
          path: 'body.mapping.nothing',
          message: { zh: '第 1 版没有元素 nothing', en: 'version 1 has no element nothing' },
        },
        { path: 'body.mapping.close', message: { en: 'version 2 has no element nowhere' } },
      ],
    });
    expect(await whistleOf(about)).toMatchObject({ version: 1, migratedFrom: null });
  });

  it('tells each case that was taken along, also where the engine goes away before the next', async () => {
    const [first, second] = [await report(), await report()];
    await publish((xml) => xml.replace('分色研判', '分色与研判'));
    const { processInstanceKey: unreached } = await whistleOf(second);
    const { engine } = office.needs;
    const leaving: typeof engine = {
      ...engine,
      migrateInstance: (key, migration) =>
        key === unreached
          ? Promise.reject(new DomainError('ENGINE_UNREACHABLE', { address: 'broker:26500' }))
          : engine.migrateInstance(key, migration),
    };
    const [actor] = await office.needs.stores.collection('people').find({ where: { login: 'admin' } });
    if (!actor) throw new Error('the county has no administrator');

    const asked = { id: 'whistle', version: '1', to: 2, mapping: {}, reason: '统一版本', dryRun: false };
    const answer = migrateInstances({ ...office.needs, engine: leaving })(actorOf(actor), asked);
    await expect(answer).rejects.toMatchObject({ code: 'ENGINE_UNREACHABLE' });
    await office.quiet();

    const kinds = async (about: CaseView) => (await caseNow(about)).timeline.map(({ kind }) => kind);
    expect(await kinds(first)).toContain('processMigrated');
    expect(await kinds(second)).not.toContain('processMigrated');
    expect([(await whistleOf(first)).version, (await whistleOf(second)).version]).toEqual([2, 1]);
  });
});
