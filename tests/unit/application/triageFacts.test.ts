import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { triageFacts } from '../../../service/application/cases/triageFacts.js';
import { evolve } from '../../../service/domain/caseEvent.js';
import type { Case } from '../../../service/domain/case.js';
import { NINE, reportedCase } from '../../builders/case.js';
import { type Office, openOffice } from '../../builders/office.js';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const factsOf = (state: Case) => triageFacts(office.needs, state, { levelsTried: 'none' });

const aboutItem = (itemId: string | null, set: Partial<Case> & { id: string }): Case => {
  const state = reportedCase(set);
  return { ...state, report: { ...state.report, itemId } };
};

describe('what triage is asked about', () => {
  it('names the department that the words suggest, with the confidence', async () => {
    const state = reportedCase({ id: 'words' });

    const facts = await factsOf({ ...state, report: { ...state.report, text: '工地拖欠农民工工资三个月' } });

    expect(facts.suggestedLead).toBe('human-resources');
    expect(facts.suggestedConfidence).toBeGreaterThan(0.6);
  });

  it('has how many are hurt as the reporter says, and nobody where nobody was asked', async () => {
    const asked = reportedCase({ id: 'hurt' });

    const facts = [
      await factsOf({ ...asked, report: { ...asked.report, injured: 2 } }),
      await factsOf(asked), // as cases were stored before it was asked
    ];

    expect(facts.map(({ injured }) => injured)).toEqual([2, 0]);
  });

  it('knows a village by the community that the grid belongs to', async () => {
    const state = reportedCase({ id: 'village' });
    const at = (gridId: string) => factsOf({ ...state, report: { ...state.report, gridId } });

    const facts = [await at('chayuan-2'), await at('beimen-1')];

    expect(facts.map(({ areaKind }) => areaKind)).toEqual(['village', 'town']);
  });

  it('leaves a case in the village where it was reported, also when its grid was merged away since', async () => {
    const organisations = office.needs.stores.collection('organisations');
    const grid = await organisations.get('chayuan-2');
    if (grid === undefined) throw new Error('the demo county has no grid chayuan-2');
    await organisations.insert({ ...grid, id: 'chayuan-9', validTo: NINE, successor: 'chayuan-2' });
    await office.advance(2 * 3_600_000); // the organisation is read again
    const state = reportedCase({ id: 'merged' });

    const facts = await factsOf({ ...state, report: { ...state.report, gridId: 'chayuan-9', at: NINE - 1 } });

    expect(facts.areaKind).toBe('village');
  });

  it('suggests nobody where the words say nothing', async () => {
    const state = reportedCase({ id: 'nothing' });

    const facts = await factsOf({ ...state, report: { ...state.report, text: '……' } });

    expect(facts).toMatchObject({ suggestedLead: '', suggestedConfidence: 0 });
  });

  it('has the latest ruling about the same item as a precedent, unless that department was cleared since', async () => {
    const ruled = (to: string, at: number, before: Case) =>
      evolve({ ...before, returns: 2 }, { type: 'ruled', to, reason: '', at, by: 'ducha' });
    const cases = office.needs.stores.collection('cases');
    await cases.insert(ruled('housing', NINE, aboutItem('road-cracked', { id: 'first' })));
    await cases.insert(ruled('transport', NINE + 1, aboutItem('road-cracked', { id: 'second' })));

    const same = await factsOf(aboutItem('road-cracked', { id: 'third' }));
    const cleared = await factsOf(aboutItem('road-cracked', { id: 'fourth', cleared: ['transport'] }));
    const other = await factsOf(aboutItem('tree-fallen', { id: 'fifth' }));

    expect([same, cleared, other].map(({ precedentLead }) => precedentLead)).toEqual(['transport', '', '']);
  });

  it('takes what a street sends on after the first return for no ruling', () => {
    const sentOn = evolve(
      { ...reportedCase({ id: 'street' }), returns: 1 },
      { type: 'ruled', to: 'housing', reason: '', at: NINE, by: 'haichao' },
    );

    expect(sentOn.ruling).toBeNull();
  });
});
