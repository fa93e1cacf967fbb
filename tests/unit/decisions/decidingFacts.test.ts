import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { compileRuleSet } from '../../../service/decisions/compile.js';
import { decidingFacts } from '../../../service/decisions/decidingFacts.js';
import { readRuleFolder } from '../../../service/decisions/ruleFolder.js';

const declared = [
  { name: 'n', type: 'number', unit: '', min: 0, max: 99, default: 0, label: { zh: '数', en: 'n' } },
  { name: 'calm', type: 'flag', default: true, label: { zh: '平时', en: 'calm' } },
] as const;

describe('facts that one comparison decides about', () => {
  it('meet every comparison on both sides, with the others out of the way', () => {
    const conditions = {
      all: [
        { fact: 'n', operator: 'greaterThan', value: 10 },
        { not: { fact: 'calm', operator: 'equal', value: true } },
      ],
    };
    const set = { rules: [{ conditions, event: { type: 'x' } }], conditions: {} };

    const records = decidingFacts(declared, set);

    expect(records).toEqual([
      { n: 11, calm: false },
      { n: 10, calm: false },
      { n: 11, calm: true },
    ]);
    expect(records.map((facts) => compileRuleSet(set).events(facts).length)).toEqual([1, 0, 0]);
  });

  it('follows references, and leaves out a side that no facts reach', () => {
    const set = {
      rules: [
        { conditions: { condition: 'many' }, event: { type: 'x' } },
        { conditions: { any: [{ fact: 'n', operator: 'greaterThan', value: 99 }] }, event: { type: 'y' } },
      ],
      conditions: { many: { all: [{ fact: 'n', operator: 'greaterThanInclusive', value: 5 }] } },
    };

    expect(decidingFacts(declared, set)).toEqual([
      { n: 5, calm: true },
      { n: 4, calm: true },
      { n: 99, calm: true },
    ]);
  });

  it.each(readdirSync('rules'))('make nearly every rule of %s fire', (name) => {
    const { facts, ruleSet } = readRuleFolder(`rules/${name}`);
    const compiled = compileRuleSet(ruleSet);

    const heard = new Set(decidingFacts(facts, ruleSet).flatMap((record) => compiled.events(record)));

    const silent = compiled.rules.filter(({ event }) => !heard.has(event)).map((rule) => rule.name);
    // It compares two facts with each other, which is left to chance.
    expect(silent).toEqual(name === 'escalation' ? ['twice-the-limit'] : []);
  });
});
