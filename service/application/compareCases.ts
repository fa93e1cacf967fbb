import { type ComparisonTally, changesBetween, count, emptyTally } from '../decisions/comparison.js';
import type { RuleSetName, RulesByName } from '../decisions/decider.js';
import type { Needs } from './needs.js';
import { newestCases } from './newestCases.js';
import { storedDecisions } from './storedDecisions.js';

/** Which of the newest cases that are stored. */
export interface CaseRange {
  skip?: number;
  count: number;
}

/** How a case is called where it comes out otherwise. */
export interface ComparedCase {
  caseId: string;
  code: string;
}

/** After so many cases it is told how far it has come, and others have their turn. */
const STEP = 500;

/** Decides stored cases again with two versions: those that such a decision was taken about are counted. */
export async function compareCases<N extends RuleSetName>(
  needs: { stores: Pick<Needs['stores'], 'collection'> },
  ruleSet: N,
  {
    range,
    onProgress,
    ...versions
  }: { before: RulesByName[N]; after: RulesByName[N]; range: CaseRange; onProgress?: (done: number) => unknown },
): Promise<ComparisonTally<ComparedCase>> {
  const changesOf = changesBetween(ruleSet, versions);
  const tally = emptyTally<ComparedCase>();
  let read = 0;
  for await (const state of newestCases(needs, range)) {
    const stored = storedDecisions(state).filter((decision) => decision.ruleSet === ruleSet);
    if (stored.length > 0) {
      const changes = stored.flatMap(({ facts }) => changesOf(facts));
      count(tally, { caseId: state.id, code: state.code }, changes);
    }
    if (++read % STEP === 0) await onProgress?.(read);
  }
  return tally;
}
