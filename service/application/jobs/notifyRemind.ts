import { z } from 'zod';
import { decide } from '../../domain/caseCommand.js';
import { caseJob, type JobNeeds } from './caseJob.js';
import { Clock } from './clock.js';

/** `notify.remind`: the holder finds the reminder in the case's timeline; nothing where the clock is met already. */
export const notifyRemind = (needs: JobNeeds) =>
  caseJob(
    needs,
    { caseId: z.string(), organisation: z.string(), clock: Clock },
    ({ state, variables: { organisation, clock }, at }) => ({
      events: decide({ type: 'remind', organisation, clock, at, by: null }, state),
      complete: {},
    }),
  );
