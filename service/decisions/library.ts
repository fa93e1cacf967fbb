import { Engine } from 'json-rules-engine';
import { DomainError } from '../domain/errors.js';
import { customOperators } from './operators.js';
import { type FactRecord, type RuleEvent, type RuleSet, parseRuleSet } from './ruleSet.js';

/** json-rules-engine as it is: right, slow, and what the compiled rule set is held against. */
export interface ReferenceRuleSet {
  /** In our event order. Rejects with RULE_EVALUATION_FAILED where the library rejects or throws. */
  events(facts: FactRecord): Promise<readonly RuleEvent[]>;
}

/** Throws RULE_SET_INVALID where the library's constructors throw. */
export function referenceRuleSet(set: RuleSet): ReferenceRuleSet {
  const engine = engineOf(set);
  const order = new Map(parseRuleSet(set).rules.map((rule, place) => [String(rule.index), place]));
  // `status` sits on the engine: a run that ends makes another one that is under way skip rules. One at a time.
  let last: Promise<unknown> = Promise.resolve();

  const run = async (facts: FactRecord): Promise<readonly RuleEvent[]> => {
    try {
      const { results } = await engine.run({ ...facts });
      const placed = results.map((result) => ({ place: order.get(result.name) ?? 0, event: result.event }));
      return placed.sort((a, b) => a.place - b.place).map(({ event }) => event as RuleEvent);
    } catch (error) {
      throw new DomainError('RULE_EVALUATION_FAILED', { reason: reasonOf(error) }, { cause: error });
    }
  };
  return {
    events: (facts) => {
      const mine = last.then(() => run(facts));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

function engineOf({ rules, conditions }: RuleSet): Engine {
  try {
    const engine = new Engine();
    for (const [name, operator] of customOperators) engine.addOperator(name, operator);
    for (const [name, condition] of Object.entries(structuredClone(conditions))) {
      engine.setCondition(name, condition as never);
    }
    // The name becomes the place in the file, by which a result finds back to its rule.
    for (const [index, rule] of structuredClone(rules).entries()) {
      engine.addRule((isAssignable(rule) ? Object.assign(rule, { name: String(index) }) : rule) as never);
    }
    return engine;
  } catch (error) {
    throw new DomainError(
      'RULE_SET_INVALID',
      { findings: [{ path: '$', message: reasonOf(error) }] },
      { cause: error },
    );
  }
}

function isAssignable(rule: unknown): rule is object {
  return typeof rule === 'object' && rule !== null;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : JSON.stringify(error);
}
