import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { jobHandlers } from '../../../service/application/jobs/jobHandlers.js';
import { NotTaken } from '../../../service/application/needs.js';
import type { OutboxEntry } from '../../../service/domain/case.js';
import { HOUR, type Office, openOffice } from '../../builders/office.js';

let office: Office;

beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const report = async () => {
  await (await office.as()).post('/reports', { text: '井盖被车压歪', itemId: 'manhole-missing', gridId: 'dengta-1' });
  await office.quiet();
};
const onlyCase = async () => {
  const [found] = await office.needs.stores.collection('cases').find({ where: {} });
  if (!found) throw new Error('no case');
  return found;
};

describe('a case and its process in one database', () => {
  it('change together: a report and its triage are two writes, and no outbox was ever filled', async () => {
    await report();

    const { version, decision, outbox } = await onlyCase();
    expect([version, decision?.lead, outbox]).toEqual([2, 'urban-management', []]);
  });

  it('a job that is gone is not told of twice: the second answer changes nothing', async () => {
    await report();
    const { id, version } = await onlyCase();
    const [done] = (await onlyCase()).answered;
    const again = jobHandlers(office.needs)['rules.triage']?.({
      ...{ key: done?.jobKey ?? '', type: 'rules.triage', processInstanceKey: '1', bpmnProcessId: 'whistle' },
      ...{ processDefinitionVersion: 1, elementId: 'triage', elementInstanceKey: '2', customHeaders: {}, retries: 3 },
      ...{ deadline: office.clock.now() + 60_000, variables: { caseId: id } },
    });

    expect(await again).toEqual({ complete: done?.variables });
    expect((await onlyCase()).version).toBe(version);
  });

  it('what the engine refuses is not written at all, and the next unit finds everything as it was', async () => {
    await report();
    const state = await onlyCase();
    const nobody: OutboxEntry = { id: 'complete:9', kind: 'completeJob', jobKey: '9', variables: {} };

    const refused = office.needs.relay.writeAndTell?.(
      [{ collection: 'cases', document: { ...state, urges: 7 } }],
      nobody,
    );

    await expect(refused).rejects.toBeInstanceOf(NotTaken);
    expect(await onlyCase()).toEqual(state);
    // The process goes on as if nobody had asked.
    await office.advance(48 * HOUR);
    expect((await onlyCase()).climbs.length).toBeGreaterThan(0);
  });
});
