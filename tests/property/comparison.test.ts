import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changesBetween, partsOf } from '../../service/decisions/comparison.js';
import { type RuleSetName, compileNamed, decideNamed } from '../../service/decisions/decider.js';
import { generateFacts } from '../../service/decisions/factPool.js';
import type { RuleContent } from '../../service/decisions/ruleContent.js';
import { readRuleFolder } from '../../service/decisions/ruleFolder.js';

type Rules = Record<string, unknown>[];
type Change = (rules: Rules, at: number) => Rules;

const changes: Record<string, Change> = {
  'takes a rule out': (rules, at) => rules.filter((_rule, i) => i !== at),
  'lets a rule always fire': (rules, at) =>
    rules.map((rule, i) => (i === at ? { ...rule, conditions: { not: rule.conditions } } : rule)),
  'puts a rule last': (rules, at) => rules.map((rule, i) => (i === at ? { ...rule, priority: 1 } : rule)),
  'puts a rule first': (rules, at) => [...rules.slice(at, at + 1), ...rules.slice(0, at), ...rules.slice(at + 1)],
  'changes nothing': (rules) => rules,
};

function changed(content: RuleContent, { kind, at }: { kind: string; at: number }): RuleContent {
  const rules = structuredClone(content.ruleSet.rules) as Rules;
  const change = changes[kind];
  return change ? { ...content, ruleSet: { ...content.ruleSet, rules: change(rules, at % rules.length) } } : content;
}

describe('a comparison of two versions', () => {
  it.each<RuleSetName>(['triage', 'escalation', 'evaluation'])('of %s finds what deciding twice finds', (name) => {
    const content = readRuleFolder(`rules/${name}`);
    const records = generateFacts(content.facts, content.ruleSet, { count: 40, seed: 11 });
    const before = compileNamed(name, content);
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(changes)), fc.nat(), (kind, at) => {
        const after = compileNamed(name, changed(content, { kind, at }));
        const partOf = (decision: object, part: string) => (decision as Record<string, unknown>)[part];
        const changesOf = changesBetween(name, { before, after });
        for (const facts of records) {
          const [was, is] = [decideNamed(name, before, facts), decideNamed(name, after, facts)];
          const differing = partsOf(name).filter((part) => !isDeepStrictEqual(partOf(was, part), partOf(is, part)));
          expect(changesOf(facts).map(({ field }) => field)).toEqual(differing);
        }
      }),
      { numRuns: 60 },
    );
  });
});
