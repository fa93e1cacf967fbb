import { type Condition, parseNamed, parseRoot } from './condition.js';
import { type Finding, misshapen, ruleSetInvalid } from './finding.js';
import { isObject, member } from './json.js';
import { isTooDeep, tooDeep } from './nesting.js';

export type FactRecord = Readonly<Record<string, unknown>>;

export interface RuleEvent {
  type: unknown;
  params?: unknown;
}

/** A rule set as people write it: json-rules-engine's own JSON, with the conditions that rules refer to by name. */
export interface RuleSet {
  rules: readonly unknown[];
  conditions: Readonly<Record<string, unknown>>;
  /** Where the rules stand in the file, as a JSON path. */
  rulesPath?: '$' | '$.rules';
}

/** A rule that the library would accept. */
export interface Rule {
  /** Place in the file, from 0. */
  index: number;
  /** The same as a JSON path. */
  path: string;
  name: string;
  priority: number;
  /** null: the rule has no conditions, and the library fails when it comes to it. */
  condition: Condition | null;
  event: RuleEvent;
}

export interface ParsedRuleSet {
  /** In our event order: priority high first, then place in the file. */
  rules: readonly Rule[];
  conditions: ReadonlyMap<string, Condition>;
}

/** Takes an array of rules, or an object with `rules` and, where wanted, `conditions`. Throws RULE_SET_INVALID. */
export function ruleSetFrom(json: unknown): RuleSet {
  if (Array.isArray(json)) return { rules: json, conditions: {}, rulesPath: '$' };
  if (isObject(json) && Object.hasOwn(json, 'event')) {
    throw misshapen('$', {
      zh: '请把规则放进数组：[{"conditions": {…}, "event": {…}}]',
      en: 'put the rule into an array: [{"conditions": {…}, "event": {…}}]',
    });
  }
  if (!isObject(json) || !Array.isArray(json.rules)) {
    throw misshapen('$', {
      zh: '请写规则的数组，或对象 {"rules": […], "conditions": {…}}',
      en: 'write an array of rules, or an object {"rules": […], "conditions": {…}}',
    });
  }
  const conditions = json.conditions ?? {};
  if (!isObject(conditions))
    throw misshapen('$.conditions', { zh: '请写从名字到条件的对象', en: 'write an object from name to condition' });
  return { rules: json.rules, conditions };
}

/** Rules and conditions that nest too deep for being read. */
export function nestingFindings({ rules, conditions, rulesPath = '$.rules' }: RuleSet): Finding[] {
  return [
    ...rules.map((rule, index) => [`${rulesPath}[${index}]`, rule] as const),
    ...Object.entries(conditions).map(([name, json]) => [`$.conditions${member(name)}`, json] as const),
  ].flatMap(([path, json]) => (isTooDeep(json) ? [tooDeep(path)] : []));
}

/** Throws RULE_SET_INVALID. To be asked before a rule set that comes from outside is gone through. */
export function refuseTooDeep(set: RuleSet): void {
  const findings = nestingFindings(set);
  if (findings.length > 0) throw ruleSetInvalid(findings);
}

/** Refuses what json-rules-engine's constructors refuse (RULE_SET_INVALID with the JSON path), and nothing else. */
export function parseRuleSet(set: RuleSet): ParsedRuleSet {
  const rules = set.rules.map((rule, index) => parseRule(rule, index, `${set.rulesPath ?? '$.rules'}[${index}]`));
  const conditions = new Map<string, Condition>();
  for (const [name, json] of Object.entries(set.conditions)) {
    const path = `$.conditions${member(name)}`;
    if (name === '') throw misshapen('$.conditions', { zh: '请给条件起名', en: 'give the condition a name' });
    if (!isObject(json)) throw misshapen(path, { zh: '请写一个条件', en: 'write a condition' });
    conditions.set(name, parseNamed(json, path));
  }
  const ordered = [...rules].sort((a, b) => (a.priority === b.priority ? a.index - b.index : b.priority - a.priority));
  return { rules: ordered, conditions };
}

function parseRule(json: unknown, index: number, path: string): Rule {
  if (!isObject(json))
    throw misshapen(path, {
      zh: '请写一条规则：含 "conditions" 和 "event" 的对象',
      en: 'write a rule: an object with "conditions" and "event"',
    });
  if (!Object.hasOwn(json, 'event'))
    throw misshapen(path, { zh: '请补上规则发出的 "event"', en: 'add the "event" that the rule sends' });
  if (!Object.hasOwn(json, 'conditions'))
    throw misshapen(path, {
      zh: '请补上规则触发的条件 "conditions"',
      en: 'add the "conditions" under which the rule fires',
    });
  for (const listener of ['onSuccess', 'onFailure']) {
    if (json[listener])
      throw misshapen(`${path}.${listener}`, {
        zh: '请删去：JSON 里不能写函数',
        en: 'take it out: functions cannot be written in JSON',
      });
  }
  return {
    index,
    path,
    name: json.name || json.name === 0 ? nameText(json.name) : `#${index + 1}`,
    priority: parsePriority(json.priority, `${path}.priority`),
    condition: json.conditions ? parseRoot(json.conditions, `${path}.conditions`) : null,
    event: parseEvent(json.event, `${path}.event`),
  };
}

/** As the library reads it: what stands at the beginning as a whole number. What is no number at all counts as 1. */
function parsePriority(json: unknown, path: string): number {
  const priority = typeof json === 'number' || typeof json === 'string' ? Number.parseInt(String(json || 1), 10) : 1;
  if (priority <= 0) throw misshapen(path, { zh: '请写大于零的整数', en: 'write a whole number greater than zero' });
  return Number.isNaN(priority) ? 1 : priority;
}

function parseEvent(json: unknown, path: string): RuleEvent {
  if (!json) return { type: 'unknown' };
  if (!isObject(json) || !Object.hasOwn(json, 'type'))
    throw misshapen(path, {
      zh: '请写 {"type": …}，需要时加 "params"',
      en: 'write {"type": …} and, where wanted, "params"',
    });
  return json.params ? { type: json.type, params: json.params } : { type: json.type };
}

function nameText(name: unknown): string {
  return typeof name === 'string' ? name : JSON.stringify(name);
}
