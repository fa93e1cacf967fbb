import { isDeepStrictEqual } from 'node:util';
import { isObject } from './json.js';
import type { RuleSet } from './ruleSet.js';

/** Which rules of two versions differ, by name. */
export function ruleChanges(
  before: RuleSet,
  after: RuleSet,
): { added: string[]; removed: string[]; changed: string[] } {
  const [old, other] = [byName(before), byName(after)];
  return {
    added: [...other.keys()].filter((name) => !old.has(name)),
    removed: [...old.keys()].filter((name) => !other.has(name)),
    changed: [...other]
      .filter(([name, rule]) => old.has(name) && !isDeepStrictEqual(old.get(name), rule))
      .map(([name]) => name),
  };
}

function byName({ rules, conditions }: RuleSet): Map<string, unknown> {
  const named = rules.map((rule, i): [string, unknown] => [
    isObject(rule) && typeof rule.name === 'string' ? rule.name : `#${i + 1}`,
    rule,
  ]);
  return new Map([
    ...named,
    ...Object.entries(conditions).map(([name, json]): [string, unknown] => [`condition ${name}`, json]),
  ]);
}
