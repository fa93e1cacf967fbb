import type { RuleSetName } from '../../decisions/decider.js';
import type { FactRecord } from '../../decisions/ruleSet.js';
import type { Case, RulesAsked } from '../../domain/case.js';
import { asReported } from './storedFacts.js';

/** A decision that rules have taken about a case: by which version, on which facts, and when where the case knows. */
export interface StoredDecision {
  at: number | null;
  /** Whose deadline or part it was about; null: the whole case. */
  organisation: string | null;
  ruleSet: RuleSetName;
  version: string;
  facts: FactRecord;
}

/** The decisions that a case keeps, in the order in which they were taken. */
export function storedDecisions({ decision, climbs, evaluations = [] }: Case): StoredDecision[] {
  if (decision === null) return [];
  return [
    {
      ruleSet: 'triage',
      organisation: null,
      at: null,
      version: decision.ruleSetVersion,
      facts: asReported(decision.facts),
    },
    ...climbs.flatMap(({ decided, ...of }) => (decided ? [asStored('escalation', of, decided)] : [])),
    ...evaluations.map(({ decided, ...of }) => asStored('evaluation', of, decided)),
  ];
}

const asStored = (
  ruleSet: RuleSetName,
  { organisation, at }: { organisation: string; at: number },
  { ruleSetVersion: version, facts }: RulesAsked,
): StoredDecision => ({ ruleSet, organisation, at, version, facts });
