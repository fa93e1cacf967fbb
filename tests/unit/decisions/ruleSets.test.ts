import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { compileRuleSet } from '../../../service/decisions/compile.js';
import { deciderFor } from '../../../service/decisions/decider.js';
import { runExample } from '../../../service/decisions/examples.js';
import { admitFacts } from '../../../service/decisions/facts.js';
import { referenceRuleSet } from '../../../service/decisions/library.js';
import { lintRuleSet } from '../../../service/decisions/lint.js';
import { readRuleFolder } from '../../../service/decisions/ruleFolder.js';

describe.each(readdirSync('rules'))('rule set %s', (name) => {
  const folder = readRuleFolder(`rules/${name}`);
  const decide = deciderFor(folder);

  it.each(folder.examples)('$name', (example) => {
    expect(runExample(example, decide).mismatches).toEqual([]);
  });

  it('has no trap in it', () => {
    expect(lintRuleSet(folder.ruleSet, folder.facts)).toEqual([]);
  });

  it('means the same to json-rules-engine, on every example', async () => {
    const compiled = compileRuleSet(folder.ruleSet);
    const reference = referenceRuleSet(folder.ruleSet);
    for (const example of folder.examples) {
      const { facts } = admitFacts(folder.facts, example.facts);
      expect(compiled.events(facts)).toEqual((await reference.evaluate(facts)).events);
    }
  });

  it('names the source of each rule', () => {
    const unnamed = folder.ruleSet.rules.filter(
      (rule) => !(typeof rule === 'object' && rule !== null && 'description' in rule && 'name' in rule),
    );
    expect(unnamed).toEqual([]);
  });
});

describe('the rule sets together', () => {
  it('hold at least 120 rules and 200 examples', () => {
    const folders = readdirSync('rules').map((name) => readRuleFolder(`rules/${name}`));
    const count = (of: (folder: (typeof folders)[number]) => number) =>
      folders.reduce((sum, folder) => sum + of(folder), 0);

    expect(count((folder) => folder.ruleSet.rules.length)).toBeGreaterThanOrEqual(120);
    expect(count((folder) => folder.examples.length)).toBeGreaterThanOrEqual(200);
  });
});
