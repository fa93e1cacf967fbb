import { z } from 'zod';
import type { Case } from '../../domain/case.js';
import type { CaseEvent } from '../../domain/caseEvent.js';
import { DomainError } from '../../domain/errors.js';
import type { ActivatedJob, JobAnswer } from '../../engine/port.js';
import { completionOf, decideOnCase } from '../cases/changeCase.js';
import type { Needs } from '../needs.js';

export type JobNeeds = Pick<Needs, 'stores' | 'engine' | 'clock' | 'calendar' | 'relay' | 'rules' | 'changes'>;

export interface JobOutcome {
  events: readonly CaseEvent[];
  complete: Readonly<Record<string, unknown>>;
}

/**
 * A handler for a service task about a case. What it decides and what it answers are saved in one write under the job's
 * key: a job that is delivered twice gets the first answer again and changes nothing. Where the engine shares the store's
 * transaction the job is completed in that write, too.
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
    const { writeAndTell } = needs.relay;
    let answer: JobAnswer = { complete: {} };
    await decideOnCase(needs, caseId, async (state) => {
      const before = state.answered.find(({ jobKey }) => jobKey === job.key);
      if (before) {
        answer = { complete: before.variables };
        return { events: [] };
      }
      const { events, complete } = await decideOn({ state, variables: variablesOfJob, at: needs.clock.now() });
      // Where nothing has happened there is nothing to do twice: asked again it may be answered anew.
      answer = writeAndTell && events.length > 0 ? 'told' : { complete };
      if (events.length === 0) return { events };
      const completion = completionOf(job.key, complete);
      return writeAndTell ? { events, ...completion } : { events, answered: completion.answered };
    });
    needs.changes.tell({ at: needs.clock.now(), caseId });
    return answer;
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
