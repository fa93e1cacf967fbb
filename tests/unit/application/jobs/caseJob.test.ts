import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { jobHandlers } from '../../../../service/application/jobs/jobHandlers.js';
import type { Case } from '../../../../service/domain/case.js';
import type { ActivatedJob } from '../../../../service/engine/port.js';
import { type Office, openOffice } from '../../../builders/office.js';

let office: Office;
let caseId: string;

/** A case that urban-management handles. */
beforeEach(async () => {
  office = await openOffice();
  const resident = await office.as();
  await resident.post('/reports', { text: '井盖被车压歪', itemId: 'manhole-missing', gridId: 'dengta-1' });
  await office.quiet();
  caseId = (await office.needs.stores.collection('cases').find({ where: {} }))[0]?.id ?? '';
});
afterEach(() => office.close());

const jobs: [type: string, variables: object, tellsOf: string, effect: (state: Case) => unknown][] = [
  [
    'rules.escalation',
    { organisation: 'urban-management', tier: 0, clock: 'acknowledge' },
    'climbed',
    ({ climbs }) => climbs.length,
  ],
  ['notify.remind', { organisation: 'urban-management', clock: 'handle' }, 'reminded', () => 1],
  ['rework.prepare', { failed: ['urban-management'], reason: '井盖仍松动' }, 'reworkOrdered', ({ reworks }) => reworks],
  ['case.close', {}, 'closed', ({ status }) => (status === 'closed' ? 1 : 0)],
];

/** As where the engine is elsewhere: it is told after the case was written. */
const apart = (): Office['needs'] => ({
  ...office.needs,
  relay: { deliver: (id) => office.needs.relay.deliver(id) },
});

describe.each(jobs)('a job of type %s', (type, variables, tellsOf, effect) => {
  const job = (key: string): ActivatedJob => ({
    key,
    type,
    processInstanceKey: '1',
    bpmnProcessId: 'whistle',
    processDefinitionVersion: 1,
    elementId: 'job',
    elementInstanceKey: '2',
    customHeaders: {},
    retries: 3,
    deadline: office.clock.now() + 60_000,
    variables: { caseId, ...variables },
  });
  const handle = (key: string) => jobHandlers(apart())[type]?.(job(key));
  const told = () => office.needs.stores.collection('timeline').count({ caseId, kind: tellsOf });
  const state = async () => {
    const found = await office.needs.stores.collection('cases').get(caseId);
    if (!found) throw new Error('the case is gone');
    return found;
  };

  it('that is delivered again takes effect once and is answered alike', async () => {
    const first = await handle('9000');
    office.clock.moveTo(office.clock.now() + 90_000);

    const second = await handle('9000');

    expect(second).toEqual(first);
    expect([await told(), effect(await state())]).toEqual([1, 1]);
  });

  it('that is delivered twice at once takes effect once', async () => {
    const [first, second] = await Promise.all([handle('9000'), handle('9000')]);

    expect(second).toEqual(first);
    expect([await told(), effect(await state())]).toEqual([1, 1]);
  });
});
