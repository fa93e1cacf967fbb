import type { TriageDecision } from '../domain/triage.js';
import { type Decided, type DecisionRules, ask, compileDecisions } from './decisionRules.js';
import type { RuleContent } from './ruleContent.js';
import type { FactRecord } from './ruleSet.js';
import { tableOf } from './table.js';
import { type FoundTopics, Keywords, topicReader } from './topics.js';
import { Clocks, Matrix, TriageOutcome, combine } from './triageOutcome.js';

/** The rule set `triage`, ready to decide. Holds no state. */
export interface TriageRules extends DecisionRules<TriageOutcome> {
  topicsOf: (text: string) => FoundTopics;
  matrix: Matrix;
  clocks: Clocks;
}

export interface ExplainedDecision extends TriageDecision, Decided {
  /** The words of the report that gave it its topics; none where the record gave them. */
  words: FoundTopics;
}

const NONE: FoundTopics = new Map();

/** Throws RULE_SET_INVALID. */
export function compileTriage(content: RuleContent, version?: string): TriageRules {
  return {
    ...compileDecisions(TriageOutcome, content, version),
    topicsOf: topicReader(tableOf(content, 'keywords', Keywords)),
    matrix: tableOf(content, 'matrix', Matrix),
    clocks: tableOf(content, 'clocks', Clocks),
  };
}

/** The topics of the report's words; nothing where the record gives them. */
export function topicsIn(rules: TriageRules, record: FactRecord): FactRecord {
  return record.topics === undefined ? { topics: [...wordsIn(rules, record).keys()] } : {};
}

const wordsIn = ({ topicsOf }: TriageRules, { text }: FactRecord): FoundTopics =>
  topicsOf(typeof text === 'string' ? text : '');

/** Same rules and same facts, same decision and same words. `topics` is found in `text` where the caller gives none. */
export function decideTriage(rules: TriageRules, record: FactRecord): ExplainedDecision {
  const isTold = record.topics !== undefined;
  const words = isTold ? NONE : wordsIn(rules, record);
  const { said, decided } = ask(rules, record, { topics: [...words.keys()] });
  // Spreading two objects of this size into a third costs ten times the decision; a million cases are decided again at once.
  return Object.assign(combine(said, decided.facts, rules), decided, { words });
}
