import { z } from 'zod';
import { decide } from '../../domain/caseCommand.js';
import { caseJob, type JobNeeds } from './caseJob.js';

/** `revisit.record`: what the resident answered after closing; `satisfied` is null where nobody did in time. */
export const revisitRecord = (needs: JobNeeds) =>
  caseJob(
    needs,
    { caseId: z.string(), satisfied: z.boolean().nullish() },
    ({ state, variables: { satisfied }, at }) => ({
      events: decide({ type: 'recordRevisit', outcome: outcomeOf(satisfied ?? null), at, by: null }, state),
      complete: {},
    }),
  );

function outcomeOf(satisfied: boolean | null) {
  if (satisfied === null) return 'unanswered';
  return satisfied ? 'satisfied' : 'unsatisfied';
}
