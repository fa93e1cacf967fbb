/** The product on a real broker: a case from report to closing, and what happens to it when parts fail. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseView } from '../../service/contract/case.js';
import { InstanceList, MigrationReport } from '../../service/contract/instance.js';
import { ProcessSource } from '../../service/contract/process.js';
import { FollowedReport, ReportCase } from '../../service/contract/report.js';
import { TaskList } from '../../service/contract/task.js';
import type { CollectionName } from '../../service/stores/port.js';
import { caller, type Caller, seen } from '../builders/office.js';
import { type BrokerService, startBrokerService } from './brokerService.js';
import { CaseLoad, until } from './caseLoad.js';

const report = ReportCase.parse({ text: '井盖不见了', itemId: 'manhole-missing', gridId: 'shuimen-3' });
const CASES = 20;
const PARTITIONS = 3;

describe('service on a broker', () => {
  let running: BrokerService;
  let load: CaseLoad;
  beforeAll(() => start());
  async function start(): Promise<void> {
    running = await startBrokerService({ partitions: PARTITIONS });
    load = new CaseLoad(running.service);
  }
  afterAll(() => running.close());

  const collection = <N extends CollectionName>(name: N) => running.service.needs.stores.collection(name);

  it('takes a case from report to closing', async () => {
    // given
    const app = running.service.http;
    const resident = await caller(app);
    const answer = await resident.post('/reports', report);
    const { trackingCode } = answer.body as { trackingCode: string };
    const supervisor = await caller(app, 'ducha');
    const [id = ''] = (await collection('cases').find({ where: { trackingCode } })).map((found) => found.id);
    await until(async () => (await load.open([id], 'acknowledge')).length > 0);
    const triaged = seen(CaseView, await supervisor.get(`/cases/${id}`));

    // when
    const called = [triaged.lead, ...triaged.coHandlers].map((department) => String(department?.id));
    for (const department of called) {
      const clerk = await caller(app, await loginOf(department));
      await finish(clerk, 'acknowledge', id);
      await finish(clerk, 'handle', id, { feedback: '已更换井盖' });
      await finish(clerk, 'feedback', id, { feedback: '已更换井盖，请放心' });
    }
    await finish(await caller(app, 'songling'), 'check', id, { passed: true });

    // then
    await until(async () => (await collection('cases').get(id))?.status === 'closed');
    expect(seen(FollowedReport, await resident.get(`/reports/${trackingCode}`))).toMatchObject({ status: 'closed' });
    const acknowledged = called.map(() => id);
    await load.expectEachOnce([id], acknowledged);
  });

  it('carries out once what comes again under its key: an urge, and a task that is finished', async () => {
    // given
    const [id = ''] = await load.accept(1);
    await load.seen([id]);
    const supervisor = await caller(running.service.http, 'ducha');
    const { lead } = seen(CaseView, await supervisor.get(`/cases/${id}`));
    const clerk = await caller(running.service.http, await loginOf(String(lead?.id)));
    const key = { 'Idempotency-Key': 'after-a-lost-answer' };
    const [task] = await load.open([id], 'acknowledge');
    const urge = () => supervisor.post(`/cases/${id}/urges`, { reason: '请尽快办理' }, key);
    const acknowledge = () => clerk.post(`/tasks/${task?.id ?? ''}/complete`, { variables: {} }, key);

    // when
    const first = [await urge(), await acknowledge()];
    await until(async () => (await load.open([id], 'acknowledge')).length === 0);
    const again = [await urge(), await acknowledge()];

    // then
    expect([first, again].map((answers) => answers.map(({ status }) => status))).toEqual([
      [200, 204],
      [200, 204],
    ]);
    expect(seen(CaseView, await supervisor.get(`/cases/${id}`)).urges).toBe(1);
    await load.expectEachOnce([id], [id]);
  });

  it('gives nobody to do what was finished while the broker is away, and tells it when it is back', async () => {
    // given
    const [id = ''] = await load.accept(1);
    await load.seen([id]);
    const supervisor = await caller(running.service.http, 'ducha');
    const { lead } = seen(CaseView, await supervisor.get(`/cases/${id}`));
    const clerk = await caller(running.service.http, await loginOf(String(lead?.id)));
    await running.broker.kill();

    // when
    await finish(clerk, 'acknowledge', id);
    const { items } = seen(TaskList, await clerk.get('/tasks?scope=mine'));
    await running.broker.start();

    // then
    expect(items.filter(({ caseId }) => caseId === id)).toEqual([]);
    await finish(clerk, 'handle', id, { feedback: '已更换井盖' });
    await load.expectEachOnce([id], [id]);
  });

  it('ends a case whose last step an administrator takes away', async () => {
    // given
    const [id = ''] = await load.accept(1);
    await load.seen([id]);
    const admin = await caller(running.service.http, 'admin');
    const { items } = seen(InstanceList, await admin.get(`/instances?caseId=${id}&processId=whistle`));
    const [whistle] = items;

    // when
    await admin.post(`/instances/${whistle?.processInstanceKey ?? ''}/modification`, {
      terminate: whistle?.tokens.map(({ key }) => key),
      reason: '重复上报，由另一案件办理',
    });

    // then
    await until(async () => (await collection('cases').get(id))?.status === 'ended');
    const shown = seen(CaseView, await admin.get(`/cases/${id}`));
    expect(shown).toMatchObject({ dueAt: null, moves: [], tasks: [] });
    expect(shown.timeline.find(({ kind }) => kind === 'processModified')?.by?.zh).toBe('陈建国');
  });

  it('loses nothing and does nothing twice when the broker is killed under load', async () => {
    const earlier = await load.accept(CASES / 2);
    const working = Promise.all([load.accept(CASES), load.acknowledge(earlier)]);
    await pause(1000);
    await running.broker.kill();
    await pause(2000);
    await running.broker.start();
    const ids = [...earlier, ...(await working)[0]];
    await load.seen(ids);

    await load.expectEachOnce(ids, earlier);
  });

  it('shows everything once when the records could not be delivered for 30 s', async () => {
    const earlier = await load.accept(CASES / 2);
    await load.seen(earlier);
    running.proxy.mode = 'down';
    const [later] = await Promise.all([load.accept(CASES), load.acknowledge(earlier), pause(30_000)]);
    expect(await load.open(later, 'acknowledge')).toEqual([]);

    running.proxy.mode = 'up';
    await load.seen(later);

    await load.expectEachOnce([...earlier, ...later], earlier);
  });

  it('shows everything once when every delivery comes twice, out of order between the partitions', async () => {
    running.proxy.mode = 'crossed';
    const before = running.proxy.delivered;
    // A quiet broker sends all of a round in one delivery for each partition: only what comes later is behind another one.
    const earlier = await load.accept(CASES);
    await load.acknowledge(earlier);
    const later = await load.accept(CASES);
    await load.seen(later);
    running.proxy.mode = 'up';

    expect(running.proxy.delivered - before).toBeGreaterThan(PARTITIONS);
    const partitions = await collection('watermarks').find({ where: {} });
    expect(partitions).toHaveLength(PARTITIONS);
    await load.expectEachOnce([...earlier, ...later], earlier);
  });

  it('takes a duty to another version where a broker can, and says of each other one why not', async () => {
    // given: a county where nobody has reported yet, for what is reported again and again goes another way;
    // one case has come to its feedback, the other has not begun
    await running.close();
    await start();
    const ids = await load.accept(2);
    const [id = ''] = ids;
    const supervisor = await caller(running.service.http, 'ducha');
    await load.seen(ids);
    const { lead } = seen(CaseView, await supervisor.get(`/cases/${id}`));
    const clerk = await caller(running.service.http, await loginOf(String(lead?.id)));
    await finish(clerk, 'acknowledge', id);
    await finish(clerk, 'handle', id, { feedback: '已更换井盖' });
    await until(async () => (await load.open([id], 'feedback')).length === 1);
    const admin = await caller(running.service.http, 'admin');
    const { xml } = seen(ProcessSource, await admin.get('/processes/department-duty/versions/1'));
    const changed = xml.replace('<bpmn:userTask id="feedback" name="', '<bpmn:userTask id="feedback" name="向居民');
    await admin.post('/processes/department-duty/versions', { xml: changed, base: 1, reason: '改版' });
    const version = '/processes/department-duty/versions/1/migration';
    const nowhere = [{ to: 1 }, { to: 2, mapping: { nothing: 'feedback' } }].flatMap((body) =>
      [true, false].map((dryRun) => admin.post(version, { reason: '统一版本', dryRun, ...body })),
    );
    expect((await Promise.all(nowhere)).map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    const migrate = async (dryRun: boolean) => {
      const instances = await collection('instances').find({
        where: { caseId: { in: ids }, processId: 'department-duty' },
      });
      const asked = { to: 2, reason: '统一版本', instances: instances.map((instance) => instance.id), dryRun };
      return seen(MigrationReport, await admin.post(version, asked));
    };

    // when
    const dry = await migrate(true);
    const done = await migrate(false);

    // then
    const told = ({ items }: MigrationReport) =>
      items.map(({ migrates, refusals }) => [migrates, refusals.map(({ element, reason }) => `${element} ${reason}`)]);
    expect(told(dry)).toEqual(
      expect.arrayContaining([
        [true, []],
        [false, ['acknowledge UNSUPPORTED']],
      ]),
    );
    expect(told(done)).toEqual(told(dry));
    const [task] = await load.open([id], 'feedback');
    expect(task?.name.zh).toContain('向居民');
    await finish(clerk, 'feedback', id, { feedback: '已更换井盖，请放心' });
    await load.expectEachOnce(ids, [id]);
  });

  async function finish(who: Caller, element: string, caseId: string, variables: object = {}): Promise<void> {
    let key: string | undefined;
    await until(async () => {
      const { items } = seen(TaskList, await who.get('/tasks?scope=pool'));
      const own = await collection('tasks').find({ where: { caseId, element, state: 'open' } });
      key = items.find((row) => own.some((task) => task.id === row.key))?.key;
      return key !== undefined;
    });
    expect((await who.post(`/tasks/${key ?? ''}/claim`)).status).toBe(200);
    expect((await who.post(`/tasks/${key ?? ''}/complete`, { variables })).status).toBe(204);
  }

  async function loginOf(organisation: string): Promise<string> {
    const people = await collection('people').find({ where: { organisation, roles: { contains: 'clerk' } } });
    return people[0]?.login ?? `nobody of ${organisation}`;
  }
});
