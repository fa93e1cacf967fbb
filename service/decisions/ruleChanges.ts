import { isDeepStrictEqual } from 'node:util';
import { isObject } from './json.js';
import type { RuleContent } from './ruleContent.js';

export interface RuleChanges {
  added: string[];
  removed: string[];
  changed: string[];
}

type Compared = Pick<RuleContent, 'ruleSet' | 'tables'>;

/** Which rules, named conditions and tables of two versions differ, by name. */
export function ruleChanges(before: Compared, after: Compared): RuleChanges {
  const [old, other] = [byName(before), byName(after)];
  return {
    added: [...other.keys()].filter((name) => !old.has(name)),
    removed: [...old.keys()].filter((name) => !other.has(name)),
    changed: [...other]
      .filter(([name, rule]) => old.has(name) && !isDeepStrictEqual(old.get(name), rule))
      .map(([name]) => name),
  };
}

function byName({ ruleSet, tables }: Compared): Map<string, unknown> {
  const rules = ruleSet.rules.map((rule, i): [string, unknown] => [
    isObject(rule) && typeof rule.name === 'string' ? rule.name : `#${i + 1}`,
    rule,
  ]);
  return new Map([...rules, ...prefixed('condition', ruleSet.conditions), ...prefixed('table', tables)]);
}

const prefixed = (kind: string, members: Readonly<Record<string, unknown>>): [string, unknown][] =>
  Object.entries(members).map(([name, json]) => [`${kind} ${name}`, json]);
