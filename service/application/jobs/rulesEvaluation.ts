import { z } from 'zod';
import { decideEvaluation } from '../../decisions/evaluation.js';
import { decide } from '../../domain/caseCommand.js';
import { evaluationFacts } from '../cases/evaluationFacts.js';
import { caseJob, type JobNeeds } from './caseJob.js';

/** `rules.evaluation`: the case is through; points and penalties of everybody who had a part are recorded. */
export const rulesEvaluation = (needs: JobNeeds) =>
  caseJob(needs, { caseId: z.string() }, async ({ state, at }) => {
    const rules = await needs.rules.newest('evaluation');
    const parts = await evaluationFacts(needs, state);
    const evaluations = parts.map(({ organisation, facts: record }) => {
      const { points, exempt, ruleSetVersion, facts } = decideEvaluation(rules, record);
      return { organisation, points, exempt, at, decided: { ruleSetVersion, facts } };
    });
    return { events: decide({ type: 'evaluate', evaluations, at, by: null }, state), complete: {} };
  });
