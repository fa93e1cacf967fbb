import type { Case } from '../../domain/case.js';
import { DomainError } from '../../domain/errors.js';
import type { TriageDecision } from '../../domain/triage.js';

/** @throws DomainError CASE_NOT_OPEN where a diagram dispatches a case that was never triaged */
export function decisionOf({ decision, status }: Case): TriageDecision {
  if (!decision) throw new DomainError('CASE_NOT_OPEN', { status });
  return decision;
}
