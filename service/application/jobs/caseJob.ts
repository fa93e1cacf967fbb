import { z } from 'zod';
import type { Case } from '../../domain/case.js';
import type { CaseEvent } from '../../domain/caseEvent.js';
import { DomainError } from '../../domain/errors.js';
import type { ActivatedJob, JobAnswer } from '../../engine/port.js';
import { changeCase } from '../changeCase.js';
import type { Needs } from '../needs.js';

export type JobNeeds = Pick<Needs, 'stores' | 'engine' | 'clock' | 'calendar' | 'relay' | 'rules' | 'changes'>;

export interface JobOutcome {
  events: readonly CaseEvent[];
  complete: Readonly<Record<string, unknown>>;
}

/**
 * A handler for a service task about a case. What it decides and what it answers are saved in one write under the job's
 * key: a job that is delivered twice gets the first answer again and changes nothing.
 */
export function caseJob<V extends z.ZodRawShape>(
  needs: JobNeeds,
  variables: V,
  decideOn: (about: {
    state: Case;
    variables: z.output<z.ZodObject<V>>;
    at: number;
  }) => JobOutcome | Promise<JobOutcome>,
): (job: ActivatedJob) => Promise<JobAnswer> {
  const schema = z.object(variables);
  return async (job) => {
    const { caseId } = read(AboutCase, job);
    const variablesOfJob = read(schema, job);
    let complete: JobOutcome['complete'] = {};
    await changeCase(needs, caseId, async (state) => {
      const before = state.answered.find(({ jobKey }) => jobKey === job.key);
      if (before) {
        complete = before.variables;
        return { events: [] };
      }
      const outcome = await decideOn({ state, variables: variablesOfJob, at: needs.clock.now() });
      complete = outcome.complete;
      return { events: outcome.events, answered: { jobKey: job.key, variables: complete } };
    });
    return { complete };
  };
}

const AboutCase = z.object({ caseId: z.string() });

/** @throws DomainError ENGINE_INVALID_ARGUMENT, which an administrator sees as the incident of the job */
function read<S extends z.ZodType>(schema: S, job: ActivatedJob): z.output<S> {
  const result = schema.safeParse(job.variables);
  if (result.success) return result.data;
  const reason = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw new DomainError('ENGINE_INVALID_ARGUMENT', { reason: `variables of ${job.type}: ${reason}` });
}
