import { z } from 'zod';
import { Condition } from './condition.js';

const Reason = z.strictObject({ zh: z.string(), en: z.string() });

/** A rule that the form can show and change; another one is edited as JSON. */
export const Rule = z.strictObject({
  name: z.string(),
  description: z.string(),
  priority: z.number(),
  conditions: Condition,
  event: z.strictObject({ type: z.string(), params: z.looseObject({ reason: Reason }) }),
});
export type Rule = z.infer<typeof Rule>;

/** null: the form does not know something that stands in it. */
export function ruleIn(json: unknown): Rule | null {
  return Rule.safeParse(json).data ?? null;
}

/** Nothing is said yet: the check says what is missing. */
export function newRule(type: string): Rule {
  return {
    name: '',
    description: '',
    priority: 1,
    conditions: { all: [] },
    event: { type, params: { reason: { zh: '', en: '' } } },
  };
}

/** What the rule says beside its reason. */
export function outcomeOf({ event }: Rule): Record<string, unknown> {
  return Object.fromEntries(Object.entries(event.params).filter(([field]) => field !== 'reason'));
}

/** The same rule, saying this; what is null is not said. */
export function withOutcomes(rule: Rule, outcomes: Readonly<Record<string, unknown>>): Rule {
  const said = Object.fromEntries(Object.entries(outcomes).filter(([, value]) => value !== null));
  return { ...rule, event: { ...rule.event, params: { ...said, reason: rule.event.params.reason } } };
}
