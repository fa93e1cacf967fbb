import { z } from 'zod';
import { decide } from '../../domain/caseCommand.js';
import { caseJob, type JobNeeds } from './caseJob.js';

/** `case.reopen`: the resident says that it was not solved. */
export const caseReopen = (needs: JobNeeds) =>
  caseJob(needs, { caseId: z.string(), reason: z.string().nullish() }, ({ state, variables: { reason }, at }) => ({
    events: decide({ type: 'reopen', reason: reason ?? '', at, by: null }, state),
    complete: {},
  }));
