import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { storeRules } from '../../service/application/rules/storeRules.js';
import { Board } from '../../service/contract/board.js';
import { CaseList, CaseView } from '../../service/contract/case.js';
import { CaseDecisions } from '../../service/contract/explanation.js';
import { TaskList } from '../../service/contract/task.js';
import { type Caller, HOUR, MINUTE, type Office, openOffice, seen } from '../builders/office.js';

let office: Office;
let caseId: string;

/** A manhole cover that urban-management is called for. */
beforeEach(async () => {
  office = await openOffice();
  const resident = await office.as();
  await resident.post('/reports', { text: '井盖被车压歪', itemId: 'manhole-missing', gridId: 'dengta-1' });
  await office.quiet();
  caseId = (await office.needs.stores.collection('cases').find({ where: {} }))[0]?.id ?? '';
});
afterEach(() => office.close());

async function finish(caller: Caller, element: string, variables: object = {}): Promise<void> {
  const { items } = seen(TaskList, await caller.get('/tasks?scope=all'));
  const task = items.find((row) => row.element === element);
  if (!task) throw new Error(`no ${element} among ${items.map((row) => row.element).join()}`);
  const answer = await caller.post(`/tasks/${task.key}/complete`, { variables });
  expect([element, answer.status, answer.text]).toEqual([element, 204, '']);
  await office.advance(MINUTE);
}

async function work(): Promise<void> {
  const clerk = await office.as('chengguan');
  await finish(clerk, 'acknowledge');
  const { items } = seen(TaskList, await clerk.get('/tasks'));
  if (items.some(({ element }) => element === 'checkIn')) await finish(clerk, 'checkIn');
  await finish(clerk, 'handle', { feedback: '已复位加固' });
  await finish(clerk, 'feedback', { feedback: '已复位加固' });
  await finish(await office.as('haichao'), 'check', { passed: true });
}

async function revisit(): Promise<void> {
  await office.advance(24 * HOUR);
  await finish(await office.as('haichao'), 'revisit', { satisfied: true });
}

/** Sessions end while days pass, so the supervisor signs in each time. */
const read = async (path: string) => (await office.as('ducha')).get(path);
const shown = async () => seen(CaseView, await read(`/cases/${caseId}`));
const evaluations = async () => {
  const { items } = seen(CaseDecisions, await read(`/cases/${caseId}/decisions`));
  return items.filter(({ ruleSet }) => ruleSet === 'evaluation');
};

describe('the evaluation of a case', () => {
  it('waits for the revisit, and then gives the department that was on time its points, with reasons', async () => {
    await work();
    expect(await evaluations()).toEqual([]);

    await revisit();

    const [given] = await evaluations();
    expect(given?.organisation?.id).toBe('urban-management');
    expect(Number(given?.verdict.value)).toBeGreaterThan(0);
    expect(given?.rules.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['handled-on-time', 'half-the-limit']));
    const line = (await shown()).timeline.find(({ kind }) => kind === 'evaluated');
    expect(line?.text.zh).toMatch(/^考核计分：.+ \+\d+ 分/);
    expect(line?.text.en).toMatch(/^Points given: .+ \+\d+/);
  });

  it('takes points for a deadline that was missed and for the tiers it climbed', async () => {
    await office.advance(72 * HOUR);

    await work();
    await revisit();

    const [given] = await evaluations();
    expect(Number(given?.verdict.value)).toBeLessThan(0);
    expect(given?.rules.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['acknowledge-late', 'tier-1', 'tier-2', 'tier-3']),
    );
  });

  it('is added up on the board, which opens the cases in the sum, for thirty days', async () => {
    await work();
    await revisit();
    const [given] = await evaluations();
    const points = async () => seen(Board, await read('/board')).points;
    const inTheSum = async () => seen(CaseList, await read('/cases?pointsTo=urban-management')).items;

    expect(await points()).toMatchObject([
      { organisation: { id: 'urban-management' }, cases: 1, points: given?.verdict.value },
    ]);
    expect((await inTheSum()).map(({ id }) => id)).toEqual([caseId]);
    expect(seen(CaseList, await read('/cases?pointsTo=housing')).items).toEqual([]);

    await office.advance(31 * 24 * HOUR);
    expect([await points(), await inTheSum()]).toEqual([[], []]);
  });

  it('keeps its answer when other rules are published afterwards', async () => {
    await work();
    await revisit();
    const before = await evaluations();

    const content = await office.needs.rules.content('evaluation', '1');
    const rules = content.ruleSet.rules.filter((rule) => (rule as { name: string }).name !== 'half-the-limit');
    const examples = content.examples.filter(({ name }) => !name.includes('half'));
    const draft = { ...content, ruleSet: { ...content.ruleSet, rules }, examples };
    await storeRules(office.needs, { content: draft, base: 1, by: null, reason: '不再奖励提前办结' });

    expect(await evaluations()).toEqual(before);
  });
});
