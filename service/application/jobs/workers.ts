import { DomainError } from '../../domain/errors.js';
import type { ActivatedJob, Engine, JobAnswer, Subscription } from '../../engine/port.js';

/** What a service task of a diagram calls: one handler a job type. */
export type JobHandlers = Readonly<Record<string, (job: ActivatedJob) => Promise<JobAnswer>>>;

/** As many jobs of a type as are worked on at once: they wait for the store, not for the processor. */
const MAX_ACTIVE = 32;
/** Beyond it a job is given to somebody else: far longer than any handler takes. */
const TIMEOUT_MS = 60_000;
const BACK_OFF_MS = 2000;

/** Lets the handlers do the engine's service tasks until it is closed. */
export function workOn(engine: Pick<Engine, 'work'>, handlers: JobHandlers): Subscription {
  const workers = Object.entries(handlers).map(([type, handle]) =>
    engine.work({ type, handle: patiently(handle), maxActive: MAX_ACTIVE, timeoutMs: TIMEOUT_MS }),
  );
  return {
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

/** While the database is away or its disk full, nothing is wrong with a job: it is tried again for as long as that takes. */
const patiently =
  (handle: JobHandlers[string]): JobHandlers[string] =>
  async (job) => {
    try {
      return await handle(job);
    } catch (error) {
      if (!(error instanceof DomainError) || !isOfTheStore(error)) throw error;
      return { fail: { retries: job.retries, message: error.message, backOffMs: BACK_OFF_MS } };
    }
  };

const isOfTheStore = ({ code }: DomainError): boolean => code === 'STORE_UNREACHABLE' || code === 'STORAGE_FULL';
