import { z } from 'zod';
import { decide } from '../../domain/caseCommand.js';
import { caseJob, type JobNeeds } from './caseJob.js';

/** `case.withdraw`: the diagram has ended; a case that its resident withdrew knows already. */
export const caseWithdraw = (needs: JobNeeds) =>
  caseJob(needs, { caseId: z.string() }, ({ state, at }) => ({
    events: state.status === 'withdrawn' ? [] : decide({ type: 'withdraw', reason: '', at, by: null }, state),
    complete: {},
  }));
