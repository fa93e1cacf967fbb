import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  FeelFailure,
  FeelSyntaxError,
  type JsonValue,
  parseExpression,
  parseUnaryTests,
} from '../../../service/feel/expression.js';
import { cases } from './zeebe.js';

const now = Date.parse('2026-12-01T01:30:00Z');
const scopeOf = (variables: Readonly<Record<string, JsonValue>>) => ({
  get: (name: string) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
});
const evaluate = (text: string, variables: Readonly<Record<string, JsonValue>> = {}) =>
  parseExpression(text).evaluate(scopeOf(variables), now);

describe('a loop', () => {
  it('keeps a running total over a list of any length that it can go through', () => {
    const list = Array.from({ length: 50_000 }, () => 1);

    const { value } = evaluate('(for x in list return if count(partial) = 0 then x else partial[-1] + x)[-1]', {
      list,
    });

    expect(value).toBe(50_000);
  });

  it('gives each round the results before it, also where they are kept', () => {
    expect(evaluate('for x in 1..3 return partial').value).toEqual([[], [[]], [[], [[]]]]);
    expect(evaluate('for x in 1..3 return {sofar: count(partial), all: partial}.sofar').value).toEqual([0, 1, 2]);
  });
});

describe('an expression', () => {
  it('looks a variable up only when it needs it', () => {
    // given
    const asked: string[] = [];
    const scope = { get: (name: string) => (asked.push(name), name === 'a') };

    // when
    parseExpression('a or b').evaluate(scope, now);

    // then
    expect(asked).toEqual(['a']);
  });

  it('says what it missed, in the order in which it did', () => {
    const { value, warnings } = evaluate('a > 5');

    expect(value).toBeNull();
    expect(warnings).toEqual([
      "[NO_VARIABLE_FOUND] No variable found with name 'a'",
      "[NOT_COMPARABLE] Can't compare 'null' with '5'",
    ]);
  });

  it('fails where an assertion fails, whatever is made of its value', () => {
    const failing = () => evaluate('get or else(assert(x, x > 3, "too few"), 0)', { x: 1 });

    expect(failing).toThrow(FeelFailure);
    expect(failing).toThrow('too few');
  });

  it('takes time from its caller', () => {
    expect(evaluate('now()').value).toBe('2026-12-01T01:30Z[Etc/UTC]');
    expect(evaluate('random number()').value).toBe(evaluate('random number()').value);
  });

  it('keeps all digits of a 64-bit integer in its JSON text', () => {
    expect(evaluate('12345678901234567890 + 1').json).toBe('-6101065172474983725');
  });

  it('does not take what objects inherit for a variable, an entry or a function', () => {
    expect(evaluate('constructor').value).toBeNull();
    expect(evaluate('o.toString', { o: {} }).value).toBeNull();
    expect(evaluate('hasOwnProperty("a")').value).toBeNull();
    expect(evaluate('{__proto__: 1}.__proto__').value).toBe(1);
  });

  it('refuses a text with the place where it stops to be an expression', () => {
    const parse = () => parseExpression('a > 5 b');

    expect(parse).toThrow(FeelSyntaxError);
    expect(parse).toThrow(/:1:7, found "b"$/);
  });

  it.each(['2 ** 999999999', 'for x in 1..100000000 return x', 'for a in 1..1000, b in 1..1000 return a'])(
    'is done with %s without filling the memory',
    (text) => {
      expect(() => {
        try {
          evaluate(text);
        } catch (error) {
          if (!(error instanceof FeelFailure)) throw error;
        }
      }).not.toThrow();
    },
  );

  it('refuses thousands of brackets in one another', () => {
    expect(() => parseExpression('('.repeat(3000) + ')'.repeat(3000))).toThrow(FeelSyntaxError);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(...cases.flatMap(({ expression }) => expression.split(/(?<=\W)|(?=\W)/)));
  const text = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));

  it('is evaluated, refused or fails, and nothing else is thrown', () => {
    fc.assert(
      fc.property(text, (candidate) => {
        try {
          expect(evaluate(candidate, { x: 1, l: [1, null, 'a'], o: { a: { b: 1 } } }).json).toEqual(expect.any(String));
        } catch (error) {
          expect(error instanceof FeelSyntaxError || error instanceof FeelFailure).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('means the same each time it is read', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases.filter(({ phase }) => phase === undefined)), ({ expression, context }) => {
        const first = parseExpression(expression).evaluate(scopeOf(context), now);
        const second = parseExpression(expression).evaluate(scopeOf(context), now);

        expect(second.json).toBe(first.json);
        expect(second.warnings).toEqual(first.warnings);
      }),
    );
  });
});

describe('unary tests', () => {
  it.each([
    ['< 5', 4, true],
    ['"a", "b"', 'b', true],
    ['[1..3)', 3, false],
    ['not(1, 2)', 3, true],
    ['not(1, 2)', 2, false],
    ['-', null, true],
    ['? > 3 and ? < 9', 5, true],
    ['null', null, true],
    ['limit', 7, true],
    ['> limit', 7, false],
  ] as const)('%s over %p hold: %p', (tests, input, expected) => {
    const { value } = parseUnaryTests(tests).evaluate(input, scopeOf({ limit: 7 }), now);

    expect(value).toBe(expected);
  });
});
