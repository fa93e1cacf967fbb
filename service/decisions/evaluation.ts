import { z } from 'zod';
import type { Localized } from '../domain/localized.js';
import { type Decided, type DecisionRules, ask, compileDecisions } from './decisionRules.js';
import { Reason } from './outcome.js';
import type { RuleContent } from './ruleContent.js';
import type { FactRecord } from './ruleSet.js';

const Outcome = z.strictObject({
  /** Added to the points (积分) of who is evaluated; below zero: a penalty. */
  points: z.number().optional(),
  /** The case stays on record and is left out of the figures. */
  exempt: z.boolean().default(false),
  flags: z.array(z.string().min(1)).default([]),
  reason: Reason,
});

export type EvaluationRules = DecisionRules<z.infer<typeof Outcome>>;

export interface EvaluationDecision extends Decided {
  /** Sum of what the rules gave; penalties are not counted where the case is exempt. */
  points: number;
  exempt: boolean;
  /** Each rule that gave or took points. */
  items: readonly { points: number; reason: Localized }[];
  flags: readonly string[];
}

/** Throws RULE_SET_INVALID. */
export const compileEvaluation = (content: RuleContent, version?: string): EvaluationRules =>
  compileDecisions(Outcome, content, version);

/** Points and penalties of one holder for one case that is closed. */
export function decideEvaluation(rules: EvaluationRules, record: FactRecord): EvaluationDecision {
  const { said, decided } = ask(rules, record);
  const exempt = said.some((outcome) => outcome.exempt);
  const items = said.flatMap(({ points = 0, reason }) =>
    points === 0 || (exempt && points < 0) ? [] : [{ points, reason }],
  );
  return {
    ...decided,
    points: items.reduce((sum, item) => sum + item.points, 0),
    exempt,
    items,
    flags: [...new Set(said.flatMap((outcome) => outcome.flags))],
  };
}
