import { afterEach, describe, expect, it } from '@jest/globals';
import type { ActivatedJob, JobAnswer } from '../../../service/engine/port.js';
import { bpmn, flow, serviceTask } from '../../builders/diagram.js';
import { engineRun } from '../../builders/engineRun.js';
import type { EngineRun } from '../../builders/engineRun.js';

const MINUTE = 60_000;

let run: EngineRun;
afterEach(() => run.close());

const diagram = bpmn(`<startEvent id="s"/>${flow('s->a')}${serviceTask('a')}${flow('a->e')}<endEvent id="e"/>`);

/** A worker that is given each job and answers what it is told to; every job it saw is kept. */
function worker(answer: (job: ActivatedJob, time: number) => Promise<JobAnswer>) {
  const seen: ActivatedJob[] = [];
  run.engine.work({
    type: 'a',
    maxActive: 10,
    timeoutMs: MINUTE,
    handle: (job) => {
      seen.push(job);
      return answer(job, seen.length);
    },
  });
  return seen;
}

/** Lets happen what does not wait for the clock, while a worker may still be at it. */
async function until(isSo: () => boolean): Promise<void> {
  for (let looked = 0; looked < 1000 && !isSo(); looked += 1) await new Promise(setImmediate);
  expect(isSo()).toBe(true);
}

const jobIntents = () => run.records.filter(({ valueType }) => valueType === 'JOB').map(({ intent }) => intent);

describe('a job whose worker takes too long', () => {
  it('is given out again under the same key and with the same retries', async () => {
    run = await engineRun(diagram);
    await run.create();
    let finish: (answer: JobAnswer) => void = () => undefined;
    const seen = worker((_job, time) =>
      time === 1 ? new Promise((resolve) => (finish = resolve)) : Promise.resolve({ complete: {} }),
    );
    await until(() => seen.length === 1);

    run.clock.moveTo(run.clock.now() + MINUTE);
    await until(() => seen.length === 2);
    finish({ complete: { late: true } });
    await run.engine.quiet();

    expect(seen[1]).toMatchObject({ key: seen[0]?.key, retries: seen[0]?.retries });
    expect(jobIntents()).toEqual(['CREATED', 'TIMED_OUT', 'COMPLETED']);
    expect(run.path()).not.toContain('VAR:late=true');
  });
});

describe('a job that fails with a pause', () => {
  it('is hidden until the pause is over', async () => {
    run = await engineRun(diagram);
    await run.create();
    const seen = worker((job, time) =>
      Promise.resolve(
        time === 1 ? { fail: { retries: job.retries - 1, message: 'busy', backOffMs: 10 * MINUTE } } : { complete: {} },
      ),
    );
    await run.engine.quiet();

    await run.advance(9 * MINUTE);
    const early = seen.length;
    await run.advance(MINUTE);

    expect([early, seen.length]).toEqual([1, 2]);
    expect(seen[1]?.retries).toBe((seen[0]?.retries ?? 0) - 1);
    expect(jobIntents()).toEqual(['CREATED', 'FAILED', 'RECURRED_AFTER_BACKOFF', 'COMPLETED']);
  });

  it('can be completed by its key all the same', async () => {
    run = await engineRun(diagram);
    await run.create();
    const job = run.jobOf('a');
    await run.engine.failJob(job, { retries: 1, message: 'busy', backOffMs: 10 * MINUTE });

    await run.engine.completeJob(job, {});
    await run.advance(20 * MINUTE);

    expect(jobIntents()).toEqual(['CREATED', 'FAILED', 'COMPLETED']);
    expect(run.path().at(-1)).toBe('p.Cd');
  });

  it('keeps its place before jobs that came later', async () => {
    run = await engineRun(diagram);
    await run.create();
    const first = run.jobOf('a');
    await run.create();
    await run.engine.failJob(first, { retries: 1, message: 'busy', backOffMs: MINUTE });
    await run.advance(MINUTE);

    const seen = worker(() => Promise.resolve({ complete: {} }));
    await run.engine.quiet();

    expect(seen.map(({ key }) => key)[0]).toBe(first);
  });
});
