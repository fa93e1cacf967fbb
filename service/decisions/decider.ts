import { DomainError } from '../domain/errors.js';
import { type EscalationDecision, type EscalationRules, compileEscalation, decideEscalation } from './escalation.js';
import { type EvaluationDecision, type EvaluationRules, compileEvaluation, decideEvaluation } from './evaluation.js';
import type { RuleContent } from './ruleContent.js';
import type { FactRecord } from './ruleSet.js';
import { type ExplainedDecision, type TriageRules, compileTriage, decideTriage, topicsIn } from './triage.js';

/** The rule sets of the product, ready to decide. */
export interface RulesByName {
  triage: TriageRules;
  escalation: EscalationRules;
  evaluation: EvaluationRules;
}

/** What each of them decides. */
export interface DecisionByName {
  triage: ExplainedDecision;
  escalation: EscalationDecision;
  evaluation: EvaluationDecision;
}

export type RuleSetName = keyof RulesByName;

type Deciders = {
  [N in RuleSetName]: {
    compile: (content: RuleContent, version?: string) => RulesByName[N];
    decide: (rules: RulesByName[N], record: FactRecord) => DecisionByName[N];
    /** What is found out about the facts that the record does not give. */
    found: (rules: RulesByName[N], record: FactRecord) => FactRecord;
  };
};

const deciders: Deciders = {
  triage: { compile: compileTriage, decide: decideTriage, found: topicsIn },
  escalation: { compile: compileEscalation, decide: decideEscalation, found: () => ({}) },
  evaluation: { compile: compileEvaluation, decide: decideEvaluation, found: () => ({}) },
};

export const ruleSetNames: readonly string[] = Object.keys(deciders);

/** Throws NOT_FOUND. */
export function ruleSetNamed(name: string): RuleSetName {
  if (!ruleSetNames.includes(name)) throw new DomainError('NOT_FOUND', { kind: 'rule set', key: name });
  return name as RuleSetName;
}

/** Throws RULE_SET_INVALID. */
export function compileNamed<N extends RuleSetName>(name: N, content: RuleContent, version?: string): RulesByName[N] {
  return deciders[name].compile(content, version);
}

export function decideNamed<N extends RuleSetName>(
  name: N,
  rules: RulesByName[N],
  record: FactRecord,
): DecisionByName[N] {
  return deciders[name].decide(rules, record);
}

/** What rules find out about a record before they decide. */
export function factsFoundIn<N extends RuleSetName>(name: N, rules: RulesByName[N], record: FactRecord): FactRecord {
  return deciders[name].found(rules, record);
}

/** What a rule set of the product decides, whichever it is. Throws RULE_SET_INVALID or NOT_FOUND. */
export function deciderFor(content: RuleContent): (facts: FactRecord) => DecisionByName[RuleSetName] {
  return deciderOf(ruleSetNamed(content.name), content);
}

function deciderOf<N extends RuleSetName>(name: N, content: RuleContent): (facts: FactRecord) => DecisionByName[N] {
  const { compile, decide } = deciders[name];
  const rules = compile(content);
  return (facts) => decide(rules, facts);
}
