import { z } from 'zod';
import type { Localized } from '../domain/localized.js';
import { type CompiledRuleSet, compileRuleSet } from './compile.js';
import { type FactDeclaration, type FactNote, admitFacts } from './facts.js';
import { Reason, parseOutcomes } from './outcome.js';
import { type RuleFolder, versionOf } from './ruleFolder.js';
import type { FactRecord } from './ruleSet.js';
import type { Trace } from './trace.js';

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

/** The rule set `escalation`, ready to decide. Holds no state. */
export interface EscalationRules {
  name: string;
  version: string;
  compiled: CompiledRuleSet;
  facts: readonly FactDeclaration[];
}

export interface EscalationDecision {
  ruleSet: string;
  ruleSetVersion: string;
  tier: number;
  clockMinutes: number;
  notify: readonly string[];
  flags: readonly string[];
  reasons: readonly Localized[];
  facts: FactRecord;
  trace: Trace;
  notes: readonly FactNote[];
}

/** Throws RULE_SET_INVALID. */
export function compileEscalation(folder: RuleFolder): EscalationRules {
  const compiled = compileRuleSet(folder.ruleSet);
  parseOutcomes(
    Outcome,
    compiled.rules.map((rule) => rule.event),
  );
  return { name: folder.name, version: versionOf(folder), compiled, facts: folder.facts };
}

/** The next tier at a missed deadline, and how long it has. Where no rule says more: one tier, and a day. */
export function decideEscalation(rules: EscalationRules, record: FactRecord): EscalationDecision {
  const { facts, notes } = admitFacts(rules.facts, record);
  const { events, trace } = rules.compiled.evaluate(facts);
  const outcomes = parseOutcomes(Outcome, events);
  const climb = Math.max(1, ...outcomes.flatMap((outcome) => outcome.climb ?? []));
  const clocks = outcomes.flatMap((outcome) => outcome.clockMinutes ?? []);
  return {
    ruleSet: rules.name,
    ruleSetVersion: rules.version,
    tier: Math.min(HIGHEST_TIER, Number(facts.tier) + climb),
    clockMinutes: clocks.length === 0 ? 24 * 60 : Math.min(...clocks),
    notify: [...new Set(outcomes.flatMap((outcome) => outcome.notify))],
    flags: [...new Set(outcomes.flatMap((outcome) => outcome.flags))],
    reasons: outcomes.map((outcome) => outcome.reason),
    facts,
    trace,
    notes,
  };
}
