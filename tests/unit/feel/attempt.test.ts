import { describe, expect, it } from '@jest/globals';
import { attempt } from '../../../service/feel/attempt.js';

const now = Date.parse('2026-03-02T09:00:00+08:00');

describe('trying an expression', () => {
  it('gives its value, on the variables that are given and by the clock that is given', () => {
    const tried = attempt({ expression: 'passed and now() > since', context: { passed: true, since: null } }, now);

    expect(tried).toMatchObject({ outcome: { kind: 'NULL' } });
    expect(attempt({ expression: 'string(today())', context: {} }, now)).toMatchObject({
      outcome: { json: '"2026-03-02"', warnings: [] },
    });
  });

  it('says which variable is missing', () => {
    const tried = attempt({ expression: 'pased', context: { passed: true } }, now);

    expect(tried).toMatchObject({
      outcome: { json: 'null', warnings: ["[NO_VARIABLE_FOUND] No variable found with name 'pased'"] },
    });
  });

  it.each(['passed = (', 'assert(passed, passed = 1)', 'passed.undo()'])(
    'answers with an error where there is no value: %s',
    (expression) => {
      expect(attempt({ expression, context: { passed: true } }, now)).toHaveProperty('error');
    },
  );

  it('takes nothing for a variable that only every object has', () => {
    expect(attempt({ expression: 'toString', context: {} }, now)).toMatchObject({ outcome: { json: 'null' } });
  });
});
