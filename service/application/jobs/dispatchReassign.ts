import { z } from 'zod';
import { decide } from '../../domain/caseCommand.js';
import { startDuty } from '../../domain/duty.js';
import { decisionOf } from './decisionOf.js';
import { caseJob, type JobNeeds } from './caseJob.js';

/** `dispatch.reassign`: the work begins anew, with new clocks, at another department or, without `to`, at the same. */
export const dispatchReassign = (needs: JobNeeds) =>
  caseJob(
    needs,
    {
      caseId: z.string(),
      from: z.string(),
      reason: z.string().nullish(),
      to: z.string().nullish(),
    },
    ({ state, variables: { from, reason, to }, at }) => {
      const role = state.departments.find(({ id }) => id === from)?.role ?? 'lead';
      const circumstances = { state, decision: decisionOf(state), from: at, calendar: needs.calendar };
      const { department, deadlines, variables } = startDuty({ id: to ?? from, role }, circumstances);
      const command = { type: 'dispatch', from, department, reason: reason ?? '', deadlines, at, by: null } as const;
      return { events: decide(command, state), complete: { department: variables } };
    },
  );
