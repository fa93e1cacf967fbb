import { z } from 'zod';
import { type Decided, type DecisionRules, ask, compileDecisions } from './decisionRules.js';
import { Reason } from './outcome.js';
import type { RuleContent } from './ruleContent.js';
import type { FactRecord } from './ruleSet.js';

/** 1: department lead; 2: convenor of the street's joint committee; 3: county supervision. */
const HIGHEST_TIER = 3;

const Outcome = z.strictObject({
  /** How many tiers to climb at once; the most that a rule says counts. */
  climb: z.int().min(1).max(HIGHEST_TIER).optional(),
  /** Until the next tier; the least that a rule says counts. */
  clockMinutes: z.int().min(1).optional(),
  /** Who hears of it besides. */
  notify: z.array(z.string().min(1)).default([]),
  flags: z.array(z.string().min(1)).default([]),
  reason: Reason,
});

export type EscalationRules = DecisionRules<z.infer<typeof Outcome>>;

export interface EscalationDecision extends Decided {
  tier: number;
  clockMinutes: number;
  notify: readonly string[];
  flags: readonly string[];
}

/** Throws RULE_SET_INVALID. */
export const compileEscalation = (content: RuleContent, version?: string): EscalationRules =>
  compileDecisions(Outcome, content, version);

/** The next tier at a missed deadline, and how long it has. Where no rule says more: one tier, and a day. */
export function decideEscalation(rules: EscalationRules, record: FactRecord): EscalationDecision {
  const { said, decided } = ask(rules, record);
  const climb = Math.max(1, ...said.flatMap((outcome) => outcome.climb ?? []));
  const clocks = said.flatMap((outcome) => outcome.clockMinutes ?? []);
  return {
    ...decided,
    tier: Math.min(HIGHEST_TIER, Number(decided.facts.tier) + climb),
    clockMinutes: clocks.length === 0 ? 24 * 60 : Math.min(...clocks),
    notify: [...new Set(said.flatMap((outcome) => outcome.notify))],
    flags: [...new Set(said.flatMap((outcome) => outcome.flags))],
  };
}
