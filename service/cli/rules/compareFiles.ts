import { isDeepStrictEqual } from 'node:util';
import { type DecisionChange, compareRecords } from '../../decisions/comparison.js';
import { type CompiledRuleSet, compileRuleSet } from '../../decisions/compile.js';
import { generateFacts } from '../../decisions/factPool.js';
import { inferFacts } from '../../decisions/inferFacts.js';
import { ruleChanges } from '../../decisions/ruleChanges.js';
import type { FactRecord, RuleSet } from '../../decisions/ruleSet.js';
import { DomainError } from '../../domain/errors.js';
import { readCasesOption } from './casesOption.js';
import type { CompareOptions, Comparison } from './comparison.js';
import { naming, readRuleFile } from './ruleFile.js';

/** The same records in every run, so that a difference can be found again. */
const SEED = 1;

/** Any two rule files: which events are sent otherwise. Throws FILE_UNREADABLE, RULE_SET_INVALID. */
export function compareFiles(a: string, b: string, { cases }: CompareOptions): Comparison {
  const [before, after] = [readRuleFile(a).set, readRuleFile(b).set];
  const old = naming(a, () => compileRuleSet(before));
  const changed = naming(b, () => compileRuleSet(after));
  const wanted = readCasesOption(cases);
  const records = 'records' in wanted ? wanted.records : generated(before, after, wanted.count);
  return {
    rules: ruleChanges({ ruleSet: before, tables: {} }, { ruleSet: after, tables: {} }),
    source: 'records' in wanted ? 'file' : 'generated',
    tally: compareRecords(records, (facts) => eventChanges(old, changed, facts)),
  };
}

function generated(before: RuleSet, after: RuleSet, count: number): FactRecord[] {
  const both = {
    rules: [...before.rules, ...after.rules],
    conditions: { ...before.conditions, ...after.conditions },
  };
  return generateFacts(inferFacts(both), both, { count, seed: SEED });
}

function eventChanges(before: CompiledRuleSet, after: CompiledRuleSet, facts: FactRecord): DecisionChange[] {
  const [from, to] = [eventsOr(before, facts), eventsOr(after, facts)];
  return isDeepStrictEqual(from, to) ? [] : [{ field: 'events', from, to }];
}

function eventsOr(rules: CompiledRuleSet, facts: FactRecord): unknown {
  try {
    return rules.events(facts);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { error: error.facts.reason };
  }
}
