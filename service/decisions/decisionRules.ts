import type { z } from 'zod';
import type { Localized } from '../domain/localized.js';
import { type CompiledRuleSet, compileRuleSet } from './compile.js';
import { type FactNote, admitFacts } from './facts.js';
import { parseOutcome } from './outcome.js';
import { type RuleContent, versionOf } from './ruleContent.js';
import type { FactRecord, RuleEvent } from './ruleSet.js';
import type { Trace } from './trace.js';

/** A rule set of the product, ready to be asked. Holds no state. */
export interface DecisionRules<O> {
  version: string;
  content: RuleContent;
  compiled: CompiledRuleSet;
  /** What each rule says, by the event that it sends. */
  outcomes: ReadonlyMap<RuleEvent, O>;
}

/** What belongs to every decision, whichever rule set made it. */
export interface Decided {
  ruleSet: string;
  ruleSetVersion: string;
  reasons: readonly Localized[];
  /** The facts that were decided on. */
  facts: FactRecord;
  trace: Trace;
  /** Facts that were missing or mistyped, and stood in as their default. */
  notes: readonly FactNote[];
}

/** Where no version is given the content names itself. Throws RULE_SET_INVALID. */
export function compileDecisions<O extends { reason: Localized }>(
  outcome: z.ZodType<O>,
  content: RuleContent,
  version = versionOf(content),
): DecisionRules<O & { type: unknown }> {
  const compiled = compileRuleSet(content.ruleSet);
  const outcomes = new Map(
    compiled.rules.map(({ index, event }) => [event, parseOutcome(outcome, event, `$.rules[${index}].event`)]),
  );
  return { version, content, compiled, outcomes };
}

/** What the rules that fire say, in their order. `found`: what was found out about facts that the record does not give. */
export function ask<O extends { reason: Localized }>(
  { version, content, compiled, outcomes }: DecisionRules<O>,
  record: FactRecord,
  found: FactRecord = {},
): { said: readonly O[]; decided: Decided } {
  const { facts, notes } = admitFacts(content.facts, record, found);
  const { events, trace } = compiled.evaluate(facts);
  const said = events.flatMap((event) => outcomes.get(event) ?? []);
  const reasons = said.map(({ reason }) => reason);
  return { said, decided: { ruleSet: content.name, ruleSetVersion: version, reasons, facts, trace, notes } };
}
