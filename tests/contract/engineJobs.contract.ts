import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ActivatedJob, JobAnswer } from '../../service/engine/port.js';
import { bpmn, flow } from '../builders/diagram.js';
import type { SharedEngine } from './sharedEngine.js';

/** What every adapter promises of jobs and of those who work on them. */
export function engineJobsContract(sharedEngine: () => SharedEngine): void {
  let shared: SharedEngine;
  beforeEach(() => {
    shared = sharedEngine();
  });
  describe('jobs', () => {
    it('completes a job by its key, whoever had it, and only once', async () => {
      await shared.deploy(shared.oneTask());
      await shared.start();
      const job = await shared.openJob();

      await shared.engine.completeJob(job, { done: true });

      await shared.ended('ELEMENT_COMPLETED');
      await expect(shared.engine.completeJob(job, {})).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' });
      expect((await shared.seen('VARIABLE', 'CREATED', ({ value }) => value.name === 'done')).value.value).toBe('true');
    });

    it.each(['', 'x', '-1', '1', '4503599627370497', '9007199254740993', '9'.repeat(19), '9'.repeat(40)])(
      'knows no job with the key "%s"',
      async (key) => {
        await expect(shared.engine.completeJob(key, {})).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' });
      },
    );

    it('opens an incident where a job has no retries left, which is resolved with new ones', async () => {
      await shared.deploy(shared.oneTask());
      await shared.start();
      const job = await shared.openJob();

      await shared.engine.failJob(job, { retries: 0, message: 'the printer is on fire' });
      const incident = await shared.seen('INCIDENT', 'CREATED');

      expect(incident.value).toMatchObject({ errorType: 'JOB_NO_RETRIES', errorMessage: 'the printer is on fire' });
      await expect(shared.engine.completeJob(job, {})).rejects.toMatchObject({ code: 'ENGINE_INVALID_STATE' });
      await expect(shared.engine.resolveIncident(incident.key)).rejects.toMatchObject({ code: 'ENGINE_INVALID_STATE' });
      await expect(shared.engine.updateJobRetries(job, 0)).rejects.toMatchObject({ code: 'ENGINE_INVALID_ARGUMENT' });
      await shared.engine.updateJobRetries(job, 1);
      await shared.engine.resolveIncident(incident.key);
      await expect(shared.engine.resolveIncident(incident.key)).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' });
      await shared.engine.completeJob(job, {});
      await shared.ended('ELEMENT_COMPLETED');
    });

    it('lets a boundary event catch the error of a job', async () => {
      const caught = `<boundaryEvent id="b" attachedToRef="a"><outgoing>b_e</outgoing><errorEventDefinition errorRef="err"/></boundaryEvent>`;
      const content = `<startEvent id="s"/>${shared.task()}${caught}<endEvent id="e"/>${flow('s -> a')}${flow('b -> e')}`;
      await shared.deploy(bpmn(content, { id: shared.id, root: '<error id="err" errorCode="gone"/>' }));
      await shared.start();

      await shared.engine.throwError(await shared.openJob(), { code: 'gone', message: '', variables: {} });

      await shared.seen('PROCESS_INSTANCE', 'ELEMENT_COMPLETED', ({ value }) => value.elementId === 'b');
      await shared.ended('ELEMENT_COMPLETED');
    });

    it('gives jobs to a worker, with all that the element sees, and does as it answers', async () => {
      await shared.deploy(shared.oneTask());
      const given: ActivatedJob[] = [];
      const worker = shared.engine.work({
        type: shared.id,
        maxActive: 4,
        timeoutMs: 60_000,
        handle: (job): Promise<JobAnswer> => {
          given.push(job);
          return Promise.resolve({ complete: { answer: 42 } });
        },
      });
      const key = await shared.start({ n: 1, 姓名: '王' });

      await shared.ended('ELEMENT_COMPLETED');
      await worker.close();

      expect(given).toHaveLength(1);
      expect(given[0]).toMatchObject({
        type: shared.id,
        processInstanceKey: key,
        elementId: 'a',
        retries: 3,
        customHeaders: { mark: 'x' },
        variables: { n: 1, 姓名: '王' },
      });
    });

    it('fails the job of a worker that throws, with one retry less', async () => {
      await shared.deploy(shared.oneTask());
      const worker = shared.engine.work({
        type: shared.id,
        maxActive: 1,
        timeoutMs: 60_000,
        handle: () => Promise.reject(new Error('out of paper')),
      });
      await shared.start();

      const incident = await shared.seen('INCIDENT', 'CREATED');
      await worker.close();

      const failures = shared.records.filter((record) => record.valueType === 'JOB' && record.intent === 'FAILED');
      expect(failures.map(({ value }) => ('retries' in value ? value.retries : undefined)).slice(-3)).toEqual([
        2, 1, 0,
      ]);
      expect(incident.value.errorMessage).toBe('out of paper');
    });

    it('never gives a worker more jobs at once than it takes, and waits for those in hand when it is closed', async () => {
      await shared.deploy(shared.oneTask());
      let [inHand, most] = [0, 0];
      let letGo: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (letGo = resolve));
      const worker = shared.engine.work({
        type: shared.id,
        maxActive: 2,
        timeoutMs: 60_000,
        handle: async () => {
          inHand += 1;
          most = Math.max(most, inHand);
          await held;
          inHand -= 1;
          return { complete: {} };
        },
      });
      await Promise.all(Array.from({ length: 6 }, () => shared.start()));
      while (inHand < 2) await new Promise((resolve) => setTimeout(resolve, 10));
      const closed = worker.close();
      letGo();
      await closed;

      expect(inHand).toBe(0);
      expect(most).toBe(2);
    });
  });
}
