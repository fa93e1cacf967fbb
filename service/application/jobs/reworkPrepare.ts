import { z } from 'zod';
import { decide } from '../../domain/caseCommand.js';
import { startDuty } from '../../domain/duty.js';
import { decisionOf } from './decisionOf.js';
import { caseJob, type JobNeeds } from './caseJob.js';

/** `rework.prepare`: those whose work did not pass begin again, with new clocks; all of them where none is named. */
export const reworkPrepare = (needs: JobNeeds) =>
  caseJob(
    needs,
    { caseId: z.string(), failed: z.array(z.string()).nullish(), reason: z.string().nullish() },
    ({ state, variables: { failed, reason }, at }) => {
      const named = state.departments.filter(({ id }) => failed?.includes(id));
      const again = named.length > 0 ? named : state.departments;
      const circumstances = { state, decision: decisionOf(state), from: at, calendar: needs.calendar };
      const duties = again.map((department) => startDuty(department, circumstances));
      const deadlines = duties.flatMap((duty) => duty.deadlines);
      const names = again.map(({ id }) => id);
      return {
        events: decide({ type: 'orderRework', failed: names, reason: reason ?? '', deadlines, at, by: null }, state),
        complete: { departments: duties.map(({ variables }) => variables), reworks: state.reworks + 1 },
      };
    },
  );
