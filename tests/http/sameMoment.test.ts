import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CaseView } from '../../service/contract/case.js';
import { TaskList } from '../../service/contract/task.js';
import { type Caller, HOUR, type Office, openOffice, seen } from '../builders/office.js';

let office: Office;

beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

/** Claims what waits for somebody at an element of the diagram. */
async function claimed(caller: Caller, element: string): Promise<string> {
  const { items } = seen(TaskList, await caller.get('/tasks?scope=pool'));
  const key = items.find((row) => row.element === element)?.key ?? '';
  expect((await caller.post(`/tasks/${key}/claim`)).status).toBe(200);
  return key;
}

describe('a lead who answers for overdue work at the moment at which a clerk does it', () => {
  it('has his answer in the history of the case although his task was withdrawn', async () => {
    // given
    const resident = await office.as();
    await resident.post('/reports', { text: '井盖不见了', itemId: 'manhole-missing', gridId: 'shuimen-3' });
    await office.advance(3 * HOUR);
    const [clerk, lead] = await Promise.all([office.as('chengguan'), office.as('chengguan-lead')]);
    const acknowledge = await claimed(clerk, 'acknowledge');
    const answerOverdue = await claimed(lead, 'answerOverdue');
    const { caseId } = (await office.needs.stores.collection('tasks').get(answerOverdue)) ?? { caseId: '' };

    // when
    const answers = await Promise.all([
      clerk.post(`/tasks/${acknowledge}/complete`, { variables: {} }),
      lead.post(`/tasks/${answerOverdue}/complete`, { variables: { answer: '马上派人签收' } }),
    ]);
    await office.quiet();

    // then
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    const done = await office.needs.stores.collection('timeline').find({ where: { caseId, kind: 'taskDone' } });
    expect(done.map(({ by }) => by)).toHaveLength(2);
    expect(JSON.stringify(done)).toContain('马上派人签收');
    expect((await office.needs.stores.collection('tasks').get(answerOverdue))?.state).toBe('withdrawn');
    expect((await office.needs.stores.collection('cases').get(caseId))?.outbox).toEqual([]);
    expect(seen(CaseView, await lead.get(`/cases/${caseId}`)).instances.flatMap(({ incidents }) => incidents)).toEqual(
      [],
    );
  });
});
