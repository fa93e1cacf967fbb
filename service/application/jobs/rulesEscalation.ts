import { z } from 'zod';
import { decideEscalation } from '../../decisions/escalation.js';
import type { Case } from '../../domain/case.js';
import { decide } from '../../domain/caseCommand.js';
import { openDeadline, originalMinutes } from '../../domain/caseDeadline.js';
import { isoInstant } from '../../domain/isoInstant.js';
import { caseJob, type JobNeeds } from './caseJob.js';
import { Clock } from './clock.js';

/** `rules.escalation`: which tier is next at a missed deadline, and when the one after it; the climb is recorded. */
export const rulesEscalation = (needs: JobNeeds) =>
  caseJob(
    needs,
    { caseId: z.string(), organisation: z.string(), tier: z.int().min(0), clock: Clock.optional() },
    async ({ state, variables: { organisation, tier: reached, clock = 'handle' }, at }) => {
      const facts = escalationFacts(state, { organisation, clock, at });
      const rules = await needs.rules.newest('escalation');
      const decision = decideEscalation(rules, { ...facts, tier: reached });
      const { tier, clockMinutes } = decision;
      const decided = { ruleSetVersion: decision.ruleSetVersion, facts: decision.facts };
      const escalateAt = isoInstant(at + clockMinutes * 60_000, needs.calendar.utcOffsetMinutes);
      return {
        events: decide({ type: 'climb', organisation, tier, decided, at, by: null }, state),
        complete: { tier, escalateAt },
      };
    },
  );

/** What the rule set `escalation` is asked about (rules/escalation/facts.json); the rest is its default. */
function escalationFacts(
  state: Case,
  { organisation, clock, at }: { organisation: string; clock: z.infer<typeof Clock>; at: number },
): Record<string, unknown> {
  const { decision, report } = state;
  const deadline = openDeadline(state, organisation, clock);
  return {
    colour: decision?.colour ?? 'green',
    clock,
    whistle: decision?.whistle ?? 'none',
    overdueMinutes: deadline ? Math.max(0, Math.floor((at - deadline.dueAt) / 60_000)) : 0,
    limitMinutes: deadline ? Math.round(originalMinutes(deadline)) : 0,
    dangerToLife: report.dangerToLife,
    peopleAffected: report.peopleAffected,
    placeKind: report.placeKind,
    urges: state.urges,
    supervised: state.supervisions > 0,
    extensions: state.extensions.filter(({ decided }) => decided?.granted).length,
    reworks: state.reworks,
    returns: state.returns,
    holderKind: decision?.level ?? 'department',
    acknowledged: openDeadline(state, organisation, 'acknowledge') === undefined,
    checkedIn: openDeadline(state, organisation, 'checkIn') === undefined,
  };
}
