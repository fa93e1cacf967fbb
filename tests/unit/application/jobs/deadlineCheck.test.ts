import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { jobHandlers } from '../../../../service/application/jobs/jobHandlers.js';
import { openDeadline } from '../../../../service/domain/caseDeadline.js';
import type { CaseDeadline } from '../../../../service/domain/case.js';
import { type Office, openOffice } from '../../../builders/office.js';

const HOUR = 3_600_000;

let office: Office;
let caseId: string;

/** A case that urban-management has and that stands still from the moment of its report. */
beforeEach(async () => {
  office = await openOffice();
  const resident = await office.as();
  await resident.post('/reports', { text: '井盖被车压歪', itemId: 'manhole-missing', gridId: 'dengta-1' });
  await office.quiet();
  caseId = (await office.needs.stores.collection('cases').find({ where: {} }))[0]?.id ?? '';
  const supervisor = await office.as('ducha');
  await supervisor.post(`/cases/${caseId}/suspension`, {
    reason: '等待批复',
    until: office.clock.now() + 90 * 24 * HOUR,
  });
});
afterEach(() => office.close());

const deadline = async (clock: CaseDeadline['clock']): Promise<CaseDeadline> => {
  const state = await office.needs.stores.collection('cases').get(caseId);
  const open = state && openDeadline(state, 'urban-management', clock);
  if (!open) throw new Error(`the case has no open ${clock}`);
  return open;
};

/** Until when the diagram is told to wait, UTC milliseconds. */
async function checked(clock: CaseDeadline['clock']): Promise<number> {
  const answer = await jobHandlers(office.needs)['deadline.check']?.({
    key: '9000',
    type: 'deadline.check',
    processInstanceKey: '1',
    bpmnProcessId: 'escalation',
    processDefinitionVersion: 1,
    elementId: 'job',
    elementInstanceKey: '2',
    customHeaders: {},
    retries: 3,
    deadline: office.clock.now() + 60_000,
    variables: { caseId, organisation: 'urban-management', clock },
  });
  if (answer === undefined || answer === 'told' || !('complete' in answer)) throw new Error('the job is not answered');
  expect(answer.complete).toMatchObject({ verdict: 'wait' });
  return Date.parse(String(answer.complete['waitUntil']));
}

describe('the check of a deadline that stands still', () => {
  it('is due again when the deadline could be missed at the earliest', async () => {
    const still = await deadline('handle');
    await office.advance(30 * HOUR);
    const at = office.clock.now();

    const until = await checked('handle');

    expect(until - at).toBeGreaterThan(HOUR);
    const supervisor = await office.as('ducha');
    await supervisor.post(`/cases/${caseId}/resumption`, { reason: '批复已到' });
    const resumed = await deadline('handle');
    expect(resumed.dueAt).toBeGreaterThan(still.dueAt);
    expect(until).toBeLessThanOrEqual(resumed.dueAt);
  });

  it('is due again within an hour where less is left', async () => {
    const { startedAt, dueAt } = await deadline('acknowledge');
    expect(dueAt - startedAt).toBeLessThan(HOUR);
    const at = office.clock.now();

    expect(await checked('acknowledge')).toBe(at + HOUR);
  });
});
