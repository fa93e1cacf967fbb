import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { api } from '../../service/contract/api.js';
import { CaseView } from '../../service/contract/case.js';
import { InstanceList, InstanceView } from '../../service/contract/instance.js';
import { FollowedReport } from '../../service/contract/report.js';
import type { Route } from '../../service/contract/route.js';
import { Task } from '../../service/contract/task.js';
import { type Answer, type Caller, HOUR, seen } from '../builders/office.js';
import { keyOf, openWhistled, type Whistled } from '../builders/whistled.js';

/** What may come twice without a key, and why. */
const harmless: Readonly<Record<string, string>> = {
  claimTask: 'who holds a task already holds it',
  storeFile: 'the same file is one file',
  signIn: 'a second session takes nothing from anybody',
  setSituation: 'the same is said of the county again',
  publishProcess: 'it names the version that it is based on',
  publishRuleSet: 'it names the version that it is based on',
  saveScenarios: 'it names the version that it is based on',
  checkProcess: 'a question',
  tryProcess: 'a question',
  checkRuleSet: 'a question',
  compareRuleSets: 'a question',
  suspendProcess: 'what stands still stands still, and no case tells it',
  resumeProcess: 'what goes on goes on, and no case tells it',
  migrateInstances: 'what was taken along is no longer in the version that it is taken from',
  resolveIncident: 'it is gone then',
};

let whistled: Whistled;
beforeEach(async () => {
  whistled = await openWhistled();
});
afterEach(() => whistled.office.close());

/** The same again, as who has had no answer sends it. */
async function twice(caller: Caller, path: string, body: object = {}): Promise<[Answer, Answer]> {
  const key = { 'Idempotency-Key': `for-${path}` };
  const first = await caller.post(path, body, key);
  await whistled.office.quiet();
  const again = await caller.post(path, body, key);
  await whistled.office.quiet();
  return [first, again];
}

const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status);
const told = async (kind: string) => (await whistled.view()).timeline.filter((line) => line.kind === kind).length;

describe('what is sent again under its key', () => {
  it('is, of all that changes something, each that would do more the second time', () => {
    const changes = Object.entries<Route>(api).filter(([, { method }]) => method === 'post');

    const without = changes.filter(([, { onceOnly }]) => !onceOnly).map(([name]) => name);

    expect(without.sort()).toEqual(Object.keys(harmless).sort());
  });

  it('urges, supervises, suspends and resumes once', async () => {
    const { supervisor, caseId, office } = whistled;
    const until = office.clock.now() + 90 * HOUR;
    const answers = [
      ...(await twice(supervisor, `/cases/${caseId}/urges`, { reason: '请尽快办理' })),
      ...(await twice(supervisor, `/cases/${caseId}/supervisions`, { reason: '群众多次反映' })),
      ...(await twice(supervisor, `/cases/${caseId}/suspension`, { reason: '等待批复', until })),
      ...(await twice(supervisor, `/cases/${caseId}/resumption`, { reason: '批复已到' })),
    ];

    expect(statuses(answers)).toEqual(answers.map(() => 200));
    expect(await whistled.view()).toMatchObject({ urges: 1, supervisions: 1 });
    expect(await Promise.all(['urged', 'supervised', 'suspended', 'resumed'].map(told))).toEqual([1, 1, 1, 1]);
  });

  it('asks for more time once, and grants it once', async () => {
    const { supervisor, lead, caseId } = whistled;
    const asked = { department: 'urban-management', reason: '等待材料', minutes: 60 };
    const [first, again] = await twice(lead, `/cases/${caseId}/extensions`, asked);
    const [pending] = seen(CaseView, first).pendingExtensions;

    const decided = await twice(supervisor, `/cases/${caseId}/extensions/${pending?.id ?? ''}/decision`, {
      granted: true,
    });

    expect(seen(CaseView, again).pendingExtensions).toEqual([pending]);
    expect(statuses(decided)).toEqual([200, 200]);
    expect(await Promise.all(['extensionAsked', 'extensionDecided'].map(told))).toEqual([1, 1]);
  });

  it('calls one more department once', async () => {
    const street = await whistled.office.as('haichao');

    const answers = await twice(street, `/cases/${whistled.caseId}/coHandlers`, {
      department: 'ecology',
      reason: '油污',
    });

    expect(statuses(answers)).toEqual([200, 200]);
    expect(await told('coHandlerAdded')).toBe(1);
    expect((await whistled.view()).tasks.map(({ element }) => element)).toEqual(['acknowledge', 'acknowledge']);
  });

  it('reports on a task once, finishes it once and gives the next one back once', async () => {
    const { clerk } = whistled;
    const acknowledge = await keyOf(clerk, 'acknowledge');
    const [, again] = await twice(clerk, `/tasks/${acknowledge}/feedback`, { text: '已联系摊主' });
    const finished = await twice(clerk, `/tasks/${acknowledge}/complete`, { variables: {} });
    const handle = await keyOf(clerk, 'handle');
    const returned = await twice(clerk, `/tasks/${handle}/return`, { reason: '不属本部门职责' });

    expect(seen(Task, again).feedback.map(({ text }) => text)).toEqual(['已联系摊主']);
    expect(statuses([...finished, ...returned])).toEqual([204, 204, 204, 204]);
    expect(await Promise.all(['taskDone', 'returned'].map(told))).toEqual([1, 1]);
    expect((await whistled.view()).returns).toBe(1);
  });

  it('puts a task back once: whoever has claimed it since keeps it', async () => {
    const { clerk, lead } = whistled;
    const key = await keyOf(clerk, 'acknowledge');
    await clerk.post(`/tasks/${key}/claim`);
    const release = () => lead.post(`/tasks/${key}/release`, {}, { 'Idempotency-Key': 'back-to-the-pool' });
    await release();
    const claimed = seen(Task, await clerk.post(`/tasks/${key}/claim`));

    const again = seen(Task, await release());

    expect(again.claimedBy).toEqual(claimed.claimedBy);
  });

  it('takes a report back once', async () => {
    const { trackingCode } = await whistled.view();
    const resident = await whistled.office.as();

    const answers = await twice(resident, `/reports/${trackingCode}/withdrawal`, { reason: '已自行解决' });

    expect(answers.map((answer) => seen(FollowedReport, answer).status)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('rates once', async () => {
    const { office, caseId } = whistled;
    const { trackingCode } = await whistled.view();
    const cases = office.needs.stores.collection('cases');
    const state = await cases.get(caseId);
    if (state) await cases.save({ ...state, status: 'closed', closedAt: office.clock.now() });

    const answers = await twice(await office.as(), `/reports/${trackingCode}/rating`, { rating: 4, solved: true });

    expect(answers.map((answer) => seen(FollowedReport, answer).rating)).toEqual([4, 4]);
    expect(await told('rated')).toBe(1);
  });

  it('moves a token once, and puts a process on hold once', async () => {
    const admin = await whistled.office.as('admin');
    const found = await admin.get(`/instances?caseId=${whistled.caseId}&processId=whistle`);
    const [instance] = seen(InstanceList, found).items;
    const address = `/instances/${instance?.processInstanceKey ?? ''}`;
    const held = await twice(admin, `${address}/suspension`, { reason: '核查' });
    const resumed = await twice(admin, `${address}/resumption`, { reason: '核查完毕' });

    const moved = await twice(admin, `${address}/modification`, {
      activate: [{ elementId: 'check' }],
      reason: '先行核查',
    });

    expect(statuses([...held, ...resumed, ...moved])).toEqual([200, 200, 200, 200, 200, 200]);
    const elements = moved.map((answer) => seen(InstanceView, answer).tokens.map(({ element }) => element));
    expect(elements[1]).toEqual(elements[0]);
    expect(await Promise.all(['processSuspended', 'processResumed', 'processModified'].map(told))).toEqual([1, 1, 1]);
  });

  it('is refused with other words, or under a key that says too little', async () => {
    const urge = (key: string, reason: string) =>
      whistled.supervisor.post(`/cases/${whistled.caseId}/urges`, { reason }, { 'Idempotency-Key': key });
    await urge('one-urge', '请尽快办理');

    const [other, short] = [await urge('one-urge', '群众多次反映'), await urge('k', '请尽快办理')];

    expect(other.body).toMatchObject({ status: 422, code: 'REQUEST_REUSED', facts: { key: 'one-urge' } });
    expect(short.body).toMatchObject({ status: 400, code: 'INPUT_INVALID', issues: [{ path: 'Idempotency-Key' }] });
    expect((await whistled.view()).urges).toBe(1);
  });
});
