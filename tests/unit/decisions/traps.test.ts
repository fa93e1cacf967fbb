import { describe, expect, it } from '@jest/globals';
import { compileRuleSet } from '../../../service/decisions/compile.js';
import { type Finding, findingsIn } from '../../../service/decisions/finding.js';
import { lintRuleSet } from '../../../service/decisions/lint.js';
import { ruleSetFrom } from '../../../service/decisions/ruleSet.js';
import { referenceRuleSet } from '../../../service/decisions/library.js';

const rule = (conditions: object, more: object = {}) => ({ conditions, event: { type: 'fired' }, ...more });
const leaf = (fact: string, operator: string, value: unknown) => ({ all: [{ fact, operator, value }] });
const findingsOf = (json: unknown) => lintRuleSet(ruleSetFrom(json), null).map(({ code, path }) => ({ code, path }));

describe('traps of the library', () => {
  it('refuses an empty group, which always holds', () => {
    expect(findingsOf([rule({ any: [] }), rule({ all: [{ all: [] }] })])).toEqual([
      { code: 'empty-group', path: '$[0].conditions.any' },
      { code: 'empty-group', path: '$[1].conditions.all[0].all' },
    ]);
    expect(compileRuleSet({ rules: [rule({ any: [] })], conditions: {} }).events({})).toHaveLength(1);
  });

  it('refuses a number in quotes, which JavaScript would compare as text', () => {
    const [finding] = lintRuleSet(ruleSetFrom({ rules: [rule(leaf('n', 'lessThan', '13'))] }), null);

    expect(finding).toMatchObject({
      severity: 'refuse',
      path: '$.rules[0].conditions.all[0].value',
      message: { zh: '请写数字 13，不加引号', en: 'write the number 13, without quotes' },
    });
  });

  it('refuses a text after `in`, which would find parts of it', () => {
    const [finding] = lintRuleSet(ruleSetFrom([rule(leaf('s', 'in', 'abc'))]), null);

    expect(finding).toMatchObject({
      code: 'text-in-text',
      message: { en: 'this finds parts of the text; write a list: ["abc"]' },
    });
  });

  it('takes the default of a declared fact that is not known, and refuses one that is not declared', () => {
    const declared = [
      { name: 'n', type: 'number', unit: '', min: 0, max: 9, default: 0, label: { zh: '数', en: 'n' } },
    ] as const;

    const findings = lintRuleSet(ruleSetFrom([rule(leaf('m', 'equal', 1))]), declared);

    expect(findings).toMatchObject([{ code: 'unknown-fact', path: '$[0].conditions.all[0].fact' }]);
  });

  it('sends events by priority, then by place in the file', () => {
    const rules = [
      rule(leaf('n', 'equal', 1), { event: { type: 'third' } }),
      rule(leaf('n', 'equal', 1), { event: { type: 'first' }, priority: 9 }),
      rule(
        { all: [{ all: [{ not: { fact: 'n', operator: 'equal', value: 2 } }] }] },
        { event: { type: 'second' }, priority: 5 },
      ),
      rule(leaf('n', 'equal', 1), { event: { type: 'fourth' } }),
    ];

    const types = compileRuleSet({ rules, conditions: {} })
      .events({ n: 1 })
      .map(({ type }) => type);

    expect(types).toEqual(['first', 'second', 'third', 'fourth']);
  });

  it('runs the library one at a time, so that no rule is lost', async () => {
    const reference = referenceRuleSet({
      rules: [1, 2, 3].map((priority) => rule(leaf('n', 'equal', 1), { priority })),
      conditions: {},
    });

    const runs = await Promise.all(Array.from({ length: 50 }, () => reference.evaluate({ n: 1 })));

    expect(runs.filter(({ events }) => events.length !== 3)).toEqual([]);
  });

  it('keeps a run that fails from disturbing the next one', async () => {
    const rules = [rule(leaf('n', 'in', 5), { priority: 2 }), rule(leaf('m', 'equal', 1))];
    const reference = referenceRuleSet({ rules: [...rules], conditions: {} });

    const runs = await Promise.allSettled([reference.evaluate({ n: 1, m: 1 }), reference.evaluate({ n: 1, m: 1 })]);

    expect(runs.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('refuses a record with a fact without a name, as the library does', async () => {
    const set = { rules: [rule(leaf('n', 'equal', 1))], conditions: {} };

    expect(() => compileRuleSet(set).events({ n: 1, '': 1 })).toThrow('factId required');
    expect(() => compileRuleSet(set).evaluate({ n: 1, '': 1 })).toThrow('factId required');
    await expect(referenceRuleSet(set).evaluate({ n: 1, '': 1 })).rejects.toThrow('factId required');
  });

  it('warns of a search, and reads a plain path without one', () => {
    const conditions = {
      all: [
        { fact: 'o', path: '$..x', operator: 'contains', value: 1 },
        { fact: 'o', path: '$.a[0].x', operator: 'equal', value: 1 },
      ],
    };

    expect(findingsOf([rule(conditions)])).toEqual([{ code: 'slow-path', path: '$[0].conditions.all[0].path' }]);
    expect(compileRuleSet({ rules: [rule(conditions)], conditions: {} }).events({ o: { a: [{ x: 1 }] } })).toHaveLength(
      1,
    );
  });

  it.each([
    [
      'an operator that nobody knows',
      rule(leaf('n', 'greaterThen', 1)),
      'unknown-operator',
      '.conditions.all[0].operator',
    ],
    [
      'a condition that nobody defined',
      rule({ all: [{ condition: 'x' }] }),
      'unknown-condition',
      '.conditions.all[0].condition',
    ],
    ['two groups side by side', rule({ all: [{ condition: 'x' }], any: [] }), 'two-kinds', '.conditions'],
    ['a list after `equal`', rule(leaf('n', 'equal', [1])), 'mixed-types', '.conditions.all[0].value'],
    ['a number after `in`', rule(leaf('n', 'in', 1)), 'not-a-list', '.conditions.all[0].value'],
    [
      'an event that the library fails to send',
      rule(leaf('n', 'equal', 1), { event: { type: 'error' } }),
      'error-event',
      '.event.type',
    ],
    ['a priority in quotes', rule(leaf('n', 'equal', 1), { priority: '2' }), 'priority', '.priority'],
    ['a leaf at the root', rule({ fact: 'n', operator: 'equal', value: 1 }), 'shape', '.conditions'],
    ['a rule without an event', { conditions: leaf('n', 'equal', 1) }, 'shape', '.event'],
  ])('refuses %s', (_what, bad, code, path) => {
    expect(findingsOf([bad])).toContainEqual({ code, path: `$[0]${path}` });
  });

  it('refuses conditions that refer to themselves: the library never comes back', () => {
    const conditions = { a: { all: [{ condition: 'b' }] }, b: { not: { condition: 'a' } } };

    expect(findingsOf({ rules: [], conditions })).toEqual([
      { code: 'circle', path: '$.conditions.a' },
      { code: 'circle', path: '$.conditions.b' },
    ]);
    expect(() => compileRuleSet({ rules: [rule({ condition: 'a' })], conditions }).events({})).toThrow(
      'refers to itself',
    );
  });

  it('refuses what nests deeper than a program can follow, also where it is spread over conditions', () => {
    const nested = (levels: number) =>
      Array.from({ length: levels }).reduce<object>((inner) => ({ not: inner }), leaf('n', 'equal', 1));
    const deep = ruleSetFrom([rule(nested(900)), rule(nested(3_000))]);
    const names = Array.from({ length: 2_000 }, (_none, i) => `c${i}`);
    const conditions = Object.fromEntries(names.map((name, i) => [name, { not: { condition: `c${i + 1}` } }]));
    const spread = { rules: [rule({ condition: 'c0' })], conditions: { ...conditions, c2000: leaf('n', 'equal', 1) } };

    expect(findingsOf([rule(nested(900)), rule(nested(3_000))])).toEqual([{ code: 'too-deep', path: '$[1]' }]);
    expect(refusalOf(() => compileRuleSet(deep))).toMatchObject([{ code: 'too-deep', path: '$[1]' }]);
    expect(refusalOf(() => referenceRuleSet(deep))).toMatchObject([{ code: 'too-deep', path: '$[1]' }]);
    expect(lintRuleSet(spread, null)).toEqual([]);
    expect(refusalOf(() => compileRuleSet(spread))).toMatchObject([{ code: 'too-deep' }]);
  });

  it('refuses a few conditions that name each other so often that they are millions', () => {
    const names = Array.from({ length: 30 }, (_none, i) => `c${i}`);
    const twice = (name: string) => ({ all: [{ condition: name }, { condition: name }] });
    const conditions = Object.fromEntries(names.map((name, i) => [name, twice(`c${i + 1}`)]));
    const set = { rules: [rule({ condition: 'c0' })], conditions: { ...conditions, c30: leaf('n', 'equal', 1) } };

    expect(refusalOf(() => compileRuleSet(set))).toMatchObject([{ code: 'too-large' }]);
  });

  it('says in which condition an operator got what it cannot use', () => {
    const rules = compileRuleSet(ruleSetFrom([rule(leaf('n', 'equal', 1)), rule(leaf('n', 'in', 5))]));

    expect(() => rules.events({ n: 1 })).toThrow(
      expect.objectContaining({
        facts: { reason: expect.stringMatching(/^"in" cannot hold 1 against 5: /), path: '$[1].conditions.all[0]' },
      }),
    );
  });
});

function refusalOf(act: () => unknown): readonly Finding[] {
  try {
    act();
    return [];
  } catch (error) {
    return findingsIn(error);
  }
}
