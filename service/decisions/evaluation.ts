import { z } from 'zod';
import type { Localized } from '../domain/localized.js';
import { type CompiledRuleSet, compileRuleSet } from './compile.js';
import { type FactDeclaration, type FactNote, admitFacts } from './facts.js';
import { Reason, parseOutcomes } from './outcome.js';
import { type RuleFolder, versionOf } from './ruleFolder.js';
import type { FactRecord } from './ruleSet.js';
import type { Trace } from './trace.js';

const Outcome = z.strictObject({
  /** Added to the points (积分) of who is evaluated; below zero: a penalty. */
  points: z.number().optional(),
  /** The case stays on record and is left out of the figures. */
  exempt: z.boolean().default(false),
  flags: z.array(z.string().min(1)).default([]),
  reason: Reason,
});

/** The rule set `evaluation`, ready to decide. Holds no state. */
export interface EvaluationRules {
  name: string;
  version: string;
  compiled: CompiledRuleSet;
  facts: readonly FactDeclaration[];
}

export interface EvaluationDecision {
  ruleSet: string;
  ruleSetVersion: string;
  /** Sum of what the rules gave; penalties are not counted where the case is exempt. */
  points: number;
  exempt: boolean;
  /** Each rule that gave or took points. */
  items: readonly { points: number; reason: Localized }[];
  flags: readonly string[];
  reasons: readonly Localized[];
  facts: FactRecord;
  trace: Trace;
  notes: readonly FactNote[];
}

/** Throws RULE_SET_INVALID. */
export function compileEvaluation(folder: RuleFolder): EvaluationRules {
  const compiled = compileRuleSet(folder.ruleSet);
  parseOutcomes(
    Outcome,
    compiled.rules.map((rule) => rule.event),
  );
  return { name: folder.name, version: versionOf(folder), compiled, facts: folder.facts };
}

/** Points and penalties of one holder for one case that is closed. */
export function decideEvaluation(rules: EvaluationRules, record: FactRecord): EvaluationDecision {
  const { facts, notes } = admitFacts(rules.facts, record);
  const { events, trace } = rules.compiled.evaluate(facts);
  const outcomes = parseOutcomes(Outcome, events);
  const exempt = outcomes.some((outcome) => outcome.exempt);
  const items = outcomes.flatMap(({ points = 0, reason }) =>
    points === 0 || (exempt && points < 0) ? [] : [{ points, reason }],
  );
  return {
    ruleSet: rules.name,
    ruleSetVersion: rules.version,
    points: items.reduce((sum, item) => sum + item.points, 0),
    exempt,
    items,
    flags: [...new Set(outcomes.flatMap((outcome) => outcome.flags))],
    reasons: outcomes.map((outcome) => outcome.reason),
    facts,
    trace,
    notes,
  };
}
