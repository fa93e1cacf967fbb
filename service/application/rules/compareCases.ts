import { type ComparisonTally, changesBetween, count, emptyTally } from '../../decisions/comparison.js';
import type { RuleSetName, RulesByName } from '../../decisions/decider.js';
import type { Needs } from '../needs.js';
import type { CaseRange } from '../cases/newestCases.js';
import { storedFacts } from '../cases/storedFacts.js';

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
  for await (const { id: caseId, code, value: records } of storedFacts[ruleSet](needs, range)) {
    if (records.length > 0) count(tally, { caseId, code }, records.flatMap(changesOf));
    if (++read % STEP === 0) await onProgress?.(read);
  }
  return tally;
}
