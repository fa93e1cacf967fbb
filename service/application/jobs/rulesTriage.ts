import { z } from 'zod';
import { decide } from '../../domain/caseCommand.js';
import { dispatchCase } from '../cases/dispatch.js';
import { caseJob, type JobNeeds } from './caseJob.js';

/** `rules.triage`: colour, level, who acts and by when; the decision and the deadlines are stored on the case. */
export const rulesTriage = (needs: JobNeeds) =>
  caseJob(needs, { caseId: z.string() }, async ({ state, at }) => {
    const { decision, departments, deadlines, variables } = await dispatchCase(needs, state, { levelsTried: 'none' });
    return {
      events: decide({ type: 'decide', decision, departments, deadlines, at, by: null }, state),
      complete: variables,
    };
  });
