import { isDeepStrictEqual } from 'node:util';
import { type DecisionByName, type RuleSetName, type RulesByName, decideNamed, factsFoundIn } from './decider.js';
import { mayDiffer } from './disputedRules.js';
import type { RuleContent } from './ruleContent.js';
import type { FactRecord } from './ruleSet.js';

/** A part of a decision that comes out otherwise. */
export interface DecisionChange {
  field: string;
  from: unknown;
  to: unknown;
}

/** The parts that somebody would notice: colour, department, clock. */
const compared: { readonly [N in RuleSetName]: readonly (keyof DecisionByName[N] & string)[] } = {
  triage: [
    'colour',
    'lead',
    'coHandlers',
    'level',
    'whistle',
    'respondMinutes',
    'acknowledgeMinutes',
    'checkInMinutes',
    'handleMinutes',
  ],
  escalation: ['tier', 'clockMinutes', 'notify'],
  evaluation: ['points', 'exempt'],
};

export const partsOf = <N extends RuleSetName>(name: N) => compared[name];

/** The newest of what comes out otherwise are listed one by one; all are counted. */
const MOST_LISTED = 1_000;

/** What a comparison over many cases came to. `of` says which case it is. */
export interface ComparisonTally<C> {
  cases: number;
  changed: number;
  /** Part of the decision → in how many cases it differs. */
  byField: Record<string, number>;
  differences: (C & { changes: readonly DecisionChange[] })[];
}

export const emptyTally = <C>(): ComparisonTally<C> => ({ cases: 0, changed: 0, byField: {}, differences: [] });

/** Counts one more case. */
export function count<C>(tally: ComparisonTally<C>, of: C, changes: readonly DecisionChange[]): void {
  tally.cases++;
  if (changes.length === 0) return;
  tally.changed++;
  for (const field of new Set(changes.map((change) => change.field)))
    tally.byField[field] = (tally.byField[field] ?? 0) + 1;
  if (tally.differences.length < MOST_LISTED) tally.differences.push({ ...of, changes });
}

/** Two counts as one, the cases of the first before those of the second. */
export function added<C>(one: ComparisonTally<C>, other: ComparisonTally<C>): ComparisonTally<C> {
  const byField = { ...one.byField };
  for (const [field, number] of Object.entries(other.byField)) byField[field] = (byField[field] ?? 0) + number;
  return {
    cases: one.cases + other.cases,
    changed: one.changed + other.changed,
    byField,
    differences: [...one.differences, ...other.differences].slice(0, MOST_LISTED),
  };
}

/** Over fact records, each called by its place. */
export function compareRecords(
  records: readonly FactRecord[],
  changesOf: (facts: FactRecord) => readonly DecisionChange[],
): ComparisonTally<{ case: number }> {
  const tally = emptyTally<{ case: number }>();
  for (const [index, facts] of records.entries()) count(tally, { case: index + 1 }, changesOf(facts));
  return tally;
}

/** What two versions of a rule set make of the same facts, where it is not the same. */
export function changesBetween<N extends RuleSetName>(
  name: N,
  { before, after }: { before: RulesByName[N]; after: RulesByName[N] },
): (facts: FactRecord) => DecisionChange[] {
  const fields = compared[name];
  // What the first version has found out about the facts holds for the second, unless it finds out otherwise.
  const readAlike = isDeepStrictEqual(readsBy(before.content), readsBy(after.content));
  const isOpen = mayDiffer(before.content, after.content);
  return (facts) => {
    if (isOpen && !isOpen(facts, factsFoundIn(name, before, facts))) return [];
    const was = decideNamed(name, before, facts);
    const is = decideNamed(name, after, readAlike ? was.facts : facts);
    return fields.flatMap((field) => {
      const [from, to] = [was[field], is[field]];
      return from === to || isDeepStrictEqual(from, to) ? [] : [{ field, from, to }];
    });
  };
}

/** What the facts are made of: their declarations, and the words of the topics. */
const readsBy = ({ facts, tables }: RuleContent) => ({ facts, keywords: tables.keywords });
