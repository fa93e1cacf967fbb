import { describe, expect, it } from '@jest/globals';
import { workOn } from '../../../service/application/jobs/workers.js';
import { DomainError } from '../../../service/domain/errors.js';
import type { ActivatedJob, Engine, JobWorker } from '../../../service/engine/port.js';

describe('workers', () => {
  it('give a job back with all its tries while the database is away', async () => {
    const answer = await answered(new DomainError('STORE_UNREACHABLE', { address: 'mongodb://db' }));

    expect(answer).toMatchObject({ fail: { retries: 3, backOffMs: 2000 } });
  });

  it('leave it to the engine to count any other failure', async () => {
    await expect(answered(new Error('no such case'))).rejects.toThrow('no such case');
  });
});

/** What the engine gets from a handler that fails so. */
function answered(failure: Error) {
  let given: JobWorker | undefined;
  const engine: Pick<Engine, 'work'> = {
    work(worker) {
      given = worker;
      return { close: () => Promise.resolve() };
    },
  };
  workOn(engine, { 'rules.triage': () => Promise.reject(failure) });
  if (!given) throw new Error('no worker was started');
  return given.handle(job);
}

const job: ActivatedJob = {
  key: '1',
  type: 'rules.triage',
  processInstanceKey: '2',
  bpmnProcessId: 'whistle',
  processDefinitionVersion: 1,
  elementId: 'triage',
  elementInstanceKey: '3',
  customHeaders: {},
  retries: 3,
  deadline: 0,
  variables: {},
};
