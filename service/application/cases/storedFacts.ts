import type { RuleSetName } from '../../decisions/decider.js';
import type { FactRecord } from '../../decisions/ruleSet.js';
import type { Case } from '../../domain/case.js';
import type { ValueAt } from '../../stores/port.js';
import type { Needs } from '../needs.js';
import { type CasePart, type CaseRange, newestCases } from './newestCases.js';

type Reader = (
  needs: { stores: Pick<Needs['stores'], 'collection'> },
  range: CaseRange,
) => AsyncGenerator<CasePart<readonly FactRecord[]>>;

/** Of the newest cases the facts that a rule set was asked about, once for each time; nothing else is read of them. */
export const storedFacts: Readonly<Record<RuleSetName, Reader>> = {
  triage: reading('decision.facts', (facts) => (facts === null ? [] : [asReported(facts)])),
  escalation: reading('climbs', (climbs) => climbs.flatMap(({ decided }) => (decided ? [decided.facts] : []))),
  evaluation: reading('evaluations', (evaluations) => (evaluations ?? []).map(({ decided }) => decided.facts)),
};

function reading<P extends string>(path: P, factsIn: (value: ValueAt<Case, P>) => readonly FactRecord[]): Reader {
  return async function* read(needs, range) {
    for await (const { value, ...of } of newestCases(needs, path, range)) yield { ...of, value: factsIn(value) };
  };
}

/** The topics are found in the words again: another version may know other words. */
export function asReported(facts: FactRecord): FactRecord {
  return { ...facts, topics: undefined };
}
