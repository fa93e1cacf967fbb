import fc from 'fast-check';

/** Few names and few values, so that rules and facts meet often. */
const factNames = ['a', 'b', 'c', 'deep', 'toString'];
const scalar = fc.constantFrom<unknown>(0, 1, 2, 12, -1, 1.5, '1', '12', '12x', 'x', '', 'abc', true, false, null);
const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 3, arbitrary: fc.array(scalar, { maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>({}, { n: 1 }, { n: 'x', list: [1, 2], more: [{ n: 1 }, { n: 2 }] }),
  },
);
const path = fc.constantFrom(
  '$.n',
  '$.list[0]',
  '$.list.length',
  '$.more[*].n',
  '$..n',
  '$.list',
  '$.none',
  '.n',
  'n',
  '$.list[-1:]',
);
const plain = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
];
const ours = ['betweenHours', 'startsWith'];
const decorated = ['someFact', 'everyFact', 'someValue', 'everyValue', 'swap', 'not'].flatMap((d) =>
  plain.map((o) => `${d}:${o}`),
);
const operator = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...plain) },
  { weight: 3, arbitrary: fc.constantFrom(...decorated) },
  { weight: 1, arbitrary: fc.constantFrom(...ours) },
  { weight: 1, arbitrary: fc.constantFrom('not:someFact:equal', 'swap:in', 'unknown', 'odd:equal', ':equal') },
);
const priority = fc.constantFrom(1, 2, 3, '4', 2.7, 0);
const factReference = fc.record(
  { fact: fc.constantFrom(...factNames), path, params: fc.constant({ p: 1 }) },
  { requiredKeys: ['fact'] },
);
const leaf = fc.record(
  {
    fact: fc.constantFrom(...factNames),
    operator,
    value: fc.oneof({ weight: 8, arbitrary: value }, { weight: 1, arbitrary: factReference }),
    path,
    params: fc.constant({ p: 1 }),
    priority,
  },
  { requiredKeys: ['fact', 'operator', 'value'] },
);
const numbers = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'equal', 'notEqual'];
const small = fc.constantFrom(0, 1, 2, 3);
const word = fc.constantFrom('x', 'y', 'z');
const soundLeaf = fc.oneof(
  fc.record({
    fact: fc.constantFrom('a', 'b'),
    operator: fc.constantFrom(...numbers),
    value: fc.oneof(small, fc.constant({ fact: 'b' })),
  }),
  fc.record({ fact: fc.constant('c'), operator: fc.constantFrom('equal', 'notEqual', 'not:equal'), value: word }),
  fc.record({
    fact: fc.constant('c'),
    operator: fc.constantFrom('in', 'notIn'),
    value: fc.array(word, { maxLength: 3 }),
  }),
  fc.record({
    fact: fc.constant('list'),
    operator: fc.constantFrom('contains', 'doesNotContain', 'everyFact:equal'),
    value: word,
  }),
  fc.record({
    fact: fc.constant('list'),
    operator: fc.constant('someFact:in'),
    value: fc.array(word, { maxLength: 3 }),
  }),
  fc.record({
    fact: fc.constant('deep'),
    path: fc.constantFrom('$.n', '$.list[0]'),
    operator: fc.constantFrom(...numbers),
    value: small,
  }),
);
const soundFacts = fc.record({
  a: small,
  b: small,
  c: word,
  list: fc.array(word, { maxLength: 3 }),
  deep: fc.record({ n: small, list: fc.array(small, { minLength: 1, maxLength: 2 }) }),
});

const event = fc.record(
  {
    type: fc.constantFrom<unknown>('e1', 'e2', 'success', 7),
    params: fc.constantFrom<unknown>({ level: 1 }, { list: [1, { deep: true }] }, 0, 'text'),
  },
  { requiredKeys: ['type'] },
);
/** The library's event emitter rejects an event of this name. */
const anyEvent = fc.oneof({ weight: 30, arbitrary: event }, { weight: 1, arbitrary: fc.constant({ type: 'error' }) });

/** Rule sets over some kind of leaf. Conditions with a name refer only forwards: from a circle the library never comes back. */
function ruleSets(leaves: fc.Arbitrary<unknown>, events: fc.Arbitrary<unknown>, names: readonly string[]) {
  const reference = fc.record({ condition: fc.constantFrom(...names), priority }, { requiredKeys: ['condition'] });
  const { root } = fc.letrec<{ root: unknown; condition: unknown }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 6, arbitrary: leaves },
      { weight: 1, arbitrary: reference },
      { weight: 4, arbitrary: tie('root') },
    ),
    root: fc.oneof(
      fc.record({ all: fc.array(tie('condition'), { maxLength: 4 }), priority }, { requiredKeys: ['all'] }),
      fc.record({ any: fc.array(tie('condition'), { maxLength: 4 }), priority }, { requiredKeys: ['any'] }),
      fc.record({ not: tie('condition'), priority }, { requiredKeys: ['not'] }),
      reference,
    ),
  }));
  const rule = fc.record(
    { conditions: root, event: events, priority, name: fc.constantFrom('r1', 'r2', '') },
    { requiredKeys: ['conditions', 'event'] },
  );
  const conditions = fc.record({
    named: fc.record({ any: fc.array(leaves, { maxLength: 3 }) }),
    nested: fc.constant({ all: [{ condition: 'named' }] }),
  });
  return fc.record({ rules: fc.array(rule, { minLength: 1, maxLength: 6 }), conditions });
}

/** As somebody might hand them in: operands of any kind, operators and conditions that nobody knows, missing facts. */
export const hostile = {
  ruleSet: ruleSets(leaf, anyEvent, ['named', 'nested', 'nobody']),
  facts: fc.oneof(
    { weight: 4, arbitrary: fc.record(Object.fromEntries(factNames.map((name) => [name, value]))) },
    {
      weight: 1,
      arbitrary: fc.record(Object.fromEntries(factNames.map((name) => [name, value])), { requiredKeys: [] }),
    },
  ),
};

/** As they should be: each operator on operands that it is made for, each fact there. */
export const sound = { ruleSet: ruleSets(soundLeaf, event, ['named', 'nested']), facts: soundFacts };
