import type { RuleSetName } from '../decisions/decider.js';
import type { FactRecord } from '../decisions/ruleSet.js';
import type { Case } from '../domain/case.js';

/** A decision that rules have taken about a case: by which version, on which facts, and when where the case knows. */
export interface StoredDecision {
  at: number | null;
  ruleSet: RuleSetName;
  version: string;
  facts: FactRecord;
}

/** The decisions that a case keeps, in the order in which they were taken. */
export function storedDecisions({ decision, climbs }: Case): StoredDecision[] {
  if (decision === null) return [];
  return [
    { ruleSet: 'triage', at: null, version: decision.ruleSetVersion, facts: asReported(decision.facts) },
    ...climbs.flatMap(({ at, decided }): StoredDecision[] =>
      decided ? [{ ruleSet: 'escalation', at, version: decided.ruleSetVersion, facts: decided.facts }] : [],
    ),
  ];
}

/** The topics are found in the words again: another version may know other words. */
function asReported(facts: Readonly<Record<string, unknown>>): FactRecord {
  const reported: Record<string, unknown> = {};
  for (const name of Object.keys(facts)) if (name !== 'topics') reported[name] = facts[name];
  return reported;
}
