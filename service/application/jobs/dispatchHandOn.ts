import { z } from 'zod';
import { decide } from '../../domain/caseCommand.js';
import type { Level } from '../../domain/triage.js';
import { countyNow } from '../county/county.js';
import { dispatchCase } from '../cases/dispatch.js';
import { caseJob, type JobNeeds } from './caseJob.js';

/** `dispatch.handOn`: one level up (逐级结转); what the street cannot finish is whistled. */
export const dispatchHandOn = (needs: JobNeeds) =>
  caseJob(
    needs,
    { caseId: z.string(), from: z.string().nullable(), reason: z.string().nullish() },
    async ({ state, variables: { from, reason }, at }) => {
      const county = await countyNow(needs);
      const levelsTried = levelOf(county.nodes.get(from ?? '')?.kind);
      const dispatched = await dispatchCase(needs, state, { levelsTried });
      const { decision, departments, deadlines, variables } = dispatched;
      const command = {
        type: 'handOn',
        from,
        reason: reason ?? '',
        decision,
        departments,
        deadlines,
        at,
        by: null,
      } as const;
      return { events: decide(command, state), complete: variables };
    },
  );

const levelOf = (kind: string | undefined): Level => (kind === 'grid' || kind === 'community' ? kind : 'street');
