import { DomainError } from '../domain/errors.js';
import { type CompiledRule, NodeBuilder, askCarefully, neededLeaf } from './node.js';
import { type Outcomes, LeafTable, TRUE } from './leafTable.js';
import { type FactRecord, type RuleEvent, type RuleSet, parseRuleSet, refuseTooDeep } from './ruleSet.js';
import { Trace } from './trace.js';

export interface Evaluation {
  events: readonly RuleEvent[];
  trace: Trace;
}

/** A rule set as closures. It holds no state between evaluations; any number may run at once. */
export interface CompiledRuleSet {
  /** In the order in which they send their events: priority high first, then place in the file. */
  readonly rules: readonly CompiledRule[];
  /** What fires. Throws RULE_EVALUATION_FAILED where json-rules-engine rejects the same record. */
  events(facts: FactRecord): readonly RuleEvent[];
  /** The same, with everything that was asked and answered. */
  evaluate(facts: FactRecord): Evaluation;
}

/**
 * Means exactly what json-rules-engine 7.x means, but for the order of events: there it depends on which promise is
 * through first, here it is the order of the rules. Throws RULE_SET_INVALID.
 */
export function compileRuleSet(set: RuleSet): CompiledRuleSet {
  refuseTooDeep(set);
  // A copy: what the caller does with the set later, or shares with facts, must not change what it means.
  const parsed = parseRuleSet(structuredClone(set));
  const leaves = new LeafTable();
  const builder = new NodeBuilder(leaves, parsed.conditions);
  const rules = parsed.rules.map((rule) => {
    const node = builder.nodeOfRule(rule);
    return { ...rule, node, holds: builder.compiled(node) };
  });
  const needed = Int32Array.from(rules, (rule) => neededLeaf(rule.node));
  const careful = builder.mayFailWithoutLeaf || rules.some((rule) => rule.event.type === 'error');

  const asked = (facts: FactRecord): Outcomes => {
    // The library lets no fact have the empty name, whether a rule asks for it or not.
    if (Object.hasOwn(facts, '')) throw failed('factId required');
    return leaves.outcomes(facts);
  };
  const fired = (outcomes: Outcomes): readonly CompiledRule[] => {
    if (outcomes.failed || careful) return firedCarefully(rules, leaves, outcomes);
    const { states } = outcomes;
    const those: CompiledRule[] = [];
    for (let i = 0; i < needed.length; i++) {
      const leaf = needed[i] as number;
      if (leaf !== -1 && states[leaf] !== TRUE) continue;
      const rule = rules[i] as CompiledRule;
      if (rule.holds(states)) those.push(rule);
    }
    return those;
  };
  return {
    rules,
    events: (facts) => fired(asked(facts)).map((rule) => rule.event),
    evaluate: (facts) => {
      const outcomes = asked(facts);
      return { events: fired(outcomes).map((rule) => rule.event), trace: new Trace(rules, leaves, outcomes) };
    },
  };
}

/** Slower, for records on which some leaf failed: the library throws only if it comes to that leaf. */
function firedCarefully(rules: readonly CompiledRule[], leaves: LeafTable, outcomes: Outcomes): CompiledRule[] {
  return rules.filter((rule) => {
    const holds = askCarefully(rule.node, leaves, outcomes);
    // Its event emitter rejects an event of this name when nobody listens.
    if (holds && rule.event.type === 'error')
      throw failed('an event of type "error" was sent', { path: `${rule.path}.event.type` });
    return holds;
  });
}

function failed(reason: string, where: { path?: string } = {}): DomainError {
  return new DomainError('RULE_EVALUATION_FAILED', { reason, ...where });
}
