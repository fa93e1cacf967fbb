import type { RuleSetName } from '../decisions/decider.js';
import type { FactRecord } from '../decisions/ruleSet.js';
import type { Case } from '../domain/case.js';

/** A decision that rules have taken about a case: by which version, on which facts. */
export interface StoredDecision {
  ruleSet: RuleSetName;
  version: string;
  facts: FactRecord;
}

/** The decisions that a case keeps, in the order in which they were taken. */
export function storedDecisions({ decision }: Case): StoredDecision[] {
  if (decision === null) return [];
  return [{ ruleSet: 'triage', version: decision.ruleSetVersion, facts: asReported(decision.facts) }];
}

/** The topics are found in the words again: another version may know other words. */
function asReported(facts: Readonly<Record<string, unknown>>): FactRecord {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => name !== 'topics'));
}
