import { Engine, type RuleResult, type TopLevelCondition } from 'json-rules-engine';
import { DomainError } from '../domain/errors.js';
import { misshapen } from './finding.js';
import { isObject } from './json.js';
import { customOperators } from './operators.js';
import { type FactRecord, type Rule, type RuleEvent, type RuleSet, parseRuleSet, refuseTooDeep } from './ruleSet.js';

/** json-rules-engine as it is: right, slow, and what the compiled rule set is held against. */
export interface ReferenceRuleSet {
  /** In our event order. Rejects with RULE_EVALUATION_FAILED where the library rejects or throws. */
  evaluate(facts: FactRecord): Promise<ReferenceEvaluation>;
}

export interface ReferenceEvaluation {
  events: readonly RuleEvent[];
  /** The library's own result of each rule, in the order of the events. */
  trace: readonly { rule: string; index: number; priority: number; fired: boolean; conditions: unknown }[];
}

/** Throws RULE_SET_INVALID where the library's constructors throw. */
export function referenceRuleSet(set: RuleSet): ReferenceRuleSet {
  let engine = engineOf(set);
  const { rules } = parseRuleSet(set);
  // `status` sits on the engine: a run that ends makes another one that is under way skip rules. One at a time.
  let last: Promise<unknown> = Promise.resolve();

  const run = async (facts: FactRecord): Promise<ReferenceEvaluation> => {
    try {
      const { results, failureResults } = await engine.run({ ...facts });
      const byIndex = new Map([...results, ...failureResults].map((result) => [result.name, result]));
      return inOrder(rules, byIndex);
    } catch (error) {
      // A run that has rejected goes on with the lower priorities, and would set the status under the next one.
      engine = engineOf(set);
      throw new DomainError('RULE_EVALUATION_FAILED', { reason: reasonOf(error) }, { cause: error });
    }
  };
  return {
    evaluate: (facts) => {
      const mine = last.then(() => run(facts));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

function inOrder(rules: readonly Rule[], byIndex: ReadonlyMap<string, RuleResult>): ReferenceEvaluation {
  const results = rules.flatMap((rule) => {
    const result = byIndex.get(String(rule.index));
    return result === undefined ? [] : [{ rule, result }];
  });
  return {
    events: results.flatMap(({ result }) => (result.result === true ? [result.event as RuleEvent] : [])),
    trace: results.map(({ rule, result }) => ({
      rule: rule.name,
      index: rule.index,
      priority: rule.priority,
      fired: result.result === true,
      conditions: result.toJSON(false).conditions,
    })),
  };
}

function engineOf(set: RuleSet): Engine {
  refuseTooDeep(set);
  const { rules, conditions } = structuredClone(set);
  try {
    const engine = new Engine();
    for (const [name, operator] of customOperators) engine.addOperator(name, operator);
    engine.setCondition(UNKNOWN, unknown());
    for (const [name, condition] of Object.entries(conditions)) {
      engine.setCondition(name, rejecting(condition, conditions) as never);
    }
    // The name becomes the place in the file, by which a result finds back to its rule.
    for (const [index, rule] of rules.entries()) engine.addRule(placed(rule, index, conditions) as never);
    return engine;
  } catch (error) {
    const reason = reasonOf(error);
    throw misshapen('$', { zh: `json-rules-engine 不接受：${reason}`, en: reason }, { cause: error });
  }
}

function placed(rule: unknown, index: number, known: RuleSet['conditions']): unknown {
  if (!isObject(rule)) return rule;
  const conditions = 'conditions' in rule ? { conditions: rejecting(rule.conditions ?? unknown(), known) } : {};
  return { ...rule, ...conditions, name: String(index) };
}

/** Stands for a condition that nobody has defined; a name that no person writes. */
const UNKNOWN = ' unknown condition';

/** Fails when it is asked: the library lets no fact have the empty name. */
const unknown = (): TopLevelCondition => ({ all: [{ fact: '', operator: 'equal', value: '' }] });

/**
 * Where the library would throw in the middle of asking (a condition that nobody defined, an operator that is no
 * text), what it has asked already is left to reject with nobody listening, which ends the process. Such places are
 * made to reject like the others; that they fail, and when, stays the same.
 */
function rejecting(json: unknown, known: RuleSet['conditions']): unknown {
  if (Array.isArray(json)) return json.map((one) => rejecting(one, known));
  if (!isObject(json)) return json;
  const settled: Record<string, unknown> = { ...json };
  if ('condition' in json && !(typeof json.condition === 'string' && Object.hasOwn(known, json.condition))) {
    settled.condition = UNKNOWN;
  }
  if ('operator' in json && typeof json.operator !== 'string') settled.operator = JSON.stringify(json.operator);
  for (const group of ['all', 'any', 'not']) if (group in json) settled[group] = rejecting(json[group], known);
  return settled;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error);
  return error.message === 'Undefined fact: ' ? 'a condition that nobody has defined was asked' : error.message;
}
