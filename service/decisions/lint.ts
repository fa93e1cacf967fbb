import { type Finding, refuse, warn } from './finding.js';
import { lintCondition } from './lintCondition.js';
import type { FactDeclaration } from './facts.js';
import { isObject, member } from './json.js';
import { type RuleSet, nestingFindings } from './ruleSet.js';

/**
 * Everything in a rule set that the library would accept and nobody can mean, each with its JSON path and what to write
 * instead. Without declared facts, what can only be known from them is not asked.
 */
export function lintRuleSet(set: RuleSet, declared: readonly FactDeclaration[] | null): Finding[] {
  const tooDeep = nestingFindings(set);
  if (tooDeep.length > 0) return tooDeep;
  const known = { conditions: set.conditions, facts: declared && new Map(declared.map((fact) => [fact.name, fact])) };
  const rulesPath = set.rulesPath ?? '$.rules';
  return [
    ...Object.entries(set.conditions).flatMap(([name, condition]) =>
      lintCondition(condition, `$.conditions${member(name)}`, known),
    ),
    ...circles(set.conditions),
    ...set.rules.flatMap((rule, index) => {
      const path = `${rulesPath}[${index}]`;
      if (!isObject(rule))
        return [
          refuse('shape', path, {
            zh: '请写一条规则：含 "conditions" 和 "event" 的对象',
            en: 'write a rule: an object with "conditions" and "event"',
          }),
        ];
      return [...lintRule(rule, path), ...lintCondition(rule.conditions, `${path}.conditions`, known)];
    }),
    ...repeatedNames(set.rules, rulesPath),
  ];
}

function lintRule(rule: Record<string, unknown>, path: string): Finding[] {
  return [
    ...lintEvent(rule, path),
    ...lintPriority(rule.priority, path),
    ...['onSuccess', 'onFailure'].flatMap((listener) =>
      rule[listener]
        ? [
            refuse('shape', `${path}.${listener}`, {
              zh: '请删去：JSON 里不能写函数',
              en: 'take it out: functions cannot be written in JSON',
            }),
          ]
        : [],
    ),
    ...Object.keys(rule)
      .filter(
        (key) => !['name', 'description', 'priority', 'conditions', 'event', 'onSuccess', 'onFailure'].includes(key),
      )
      .map((key) =>
        warn('unknown-member', path + member(key), {
          zh: '没有地方会读它：请删去，或改正拼写',
          en: 'nothing reads it; take it out or correct its spelling',
        }),
      ),
  ];
}

function lintEvent({ event }: Record<string, unknown>, path: string): Finding[] {
  if (!isObject(event) || !Object.hasOwn(event, 'type')) {
    return [
      refuse('shape', `${path}.event`, {
        zh: '请写成 {"type": "…", "params": {…}}',
        en: 'write {"type": "…", "params": {…}}',
      }),
    ];
  }
  if (typeof event.type !== 'string' || event.type === '') {
    return [refuse('shape', `${path}.event.type`, { zh: 'type 请写成文字', en: 'write the type as a text' })];
  }
  if (event.type === 'error') {
    return [
      refuse('error-event', `${path}.event.type`, {
        zh: '请换一个事件名：json-rules-engine 发出 "error" 时会失败',
        en: 'give the event another name: the library fails when it sends "error"',
      }),
    ];
  }
  return [];
}

function lintPriority(priority: unknown, path: string): Finding[] {
  if (priority === undefined || (Number.isInteger(priority) && Number(priority) > 0)) return [];
  return [
    refuse('priority', `${path}.priority`, {
      zh: '请写大于零的整数，不加引号',
      en: 'write a whole number greater than zero, without quotes',
    }),
  ];
}

function repeatedNames(rules: readonly unknown[], rulesPath: string): Finding[] {
  const seen = new Set<unknown>();
  return rules.flatMap((rule, index) => {
    const name = isObject(rule) ? rule.name : undefined;
    if (name === undefined) return [];
    const path = `${rulesPath}[${index}].name`;
    if (seen.has(name))
      return [
        refuse('repeated-name', path, {
          zh: `已有规则叫 ${JSON.stringify(name)}，请另起一个名字`,
          en: `another rule is called ${JSON.stringify(name)}; give this one a name of its own`,
        }),
      ];
    seen.add(name);
    return [];
  });
}

/** The library never comes back from conditions that refer to themselves. */
function circles(conditions: RuleSet['conditions']): Finding[] {
  const named = new Map(Object.entries(conditions).map(([name, json]) => [name, referencesIn(json)]));
  const reachesItself = (wanted: string): boolean => {
    const reached = new Set(named.get(wanted));
    // A set hands out what is added while it is gone through.
    for (const name of reached) for (const next of named.get(name) ?? []) reached.add(next);
    return reached.has(wanted);
  };
  return Object.keys(conditions)
    .filter(reachesItself)
    .map((name) =>
      refuse('circle', `$.conditions${member(name)}`, {
        zh: '它引用了自己：请把意思直接写出来',
        en: 'it refers to itself; write out what it means',
      }),
    );
}

function referencesIn(json: unknown): string[] {
  if (Array.isArray(json)) return json.flatMap(referencesIn);
  if (!isObject(json)) return [];
  const own = typeof json.condition === 'string' ? [json.condition] : [];
  return [...own, ...['all', 'any', 'not'].flatMap((group) => referencesIn(json[group]))];
}
