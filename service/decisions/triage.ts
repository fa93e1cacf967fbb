import type { TriageDecision } from '../domain/triage.js';
import { type CompiledRuleSet, compileRuleSet } from './compile.js';
import { type FactNote, admitFacts } from './facts.js';
import type { FactDeclaration } from './facts.js';
import { type RuleFolder, versionOf } from './ruleFolder.js';
import type { FactRecord } from './ruleSet.js';
import { type FoundTopics, Keywords, topicReader } from './topics.js';
import type { Trace } from './trace.js';
import { Clocks, Matrix, combine, triageOutcomes } from './triageOutcome.js';

/** The rule set `triage`, ready to decide. Holds no state. */
export interface TriageRules {
  name: string;
  version: string;
  compiled: CompiledRuleSet;
  facts: readonly FactDeclaration[];
  topicsOf: (text: string) => FoundTopics;
  matrix: Matrix;
  clocks: Clocks;
}

export interface ExplainedDecision extends TriageDecision {
  trace: Trace;
  /** Facts that were missing or mistyped, and stood in as their default. */
  notes: readonly FactNote[];
  /** The words of the report that gave it its topics. */
  words: FoundTopics;
}

/** Throws RULE_SET_INVALID. */
export function compileTriage(folder: RuleFolder): TriageRules {
  const compiled = compileRuleSet(folder.ruleSet);
  triageOutcomes(compiled.rules.map((rule) => rule.event));
  return {
    name: folder.name,
    version: versionOf(folder),
    compiled,
    facts: folder.facts,
    topicsOf: topicReader(Keywords.parse(folder.tables.keywords)),
    matrix: Matrix.parse(folder.tables.matrix),
    clocks: Clocks.parse(folder.tables.clocks),
  };
}

/** Same rules and same facts, same decision and same words. `topics` is found in `text` where the caller gives none. */
export function decideTriage(rules: TriageRules, record: FactRecord): ExplainedDecision {
  const words = rules.topicsOf(typeof record.text === 'string' ? record.text : '');
  const { facts, notes } = admitFacts(rules.facts, { topics: [...words.keys()], ...record });
  const { events, trace } = rules.compiled.evaluate(facts);
  const decided = combine(triageOutcomes(events), facts, rules);
  return { ruleSet: rules.name, ruleSetVersion: rules.version, ...decided, facts, trace, notes, words };
}
