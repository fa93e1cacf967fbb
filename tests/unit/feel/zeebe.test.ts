import { describe, expect, it } from '@jest/globals';
import { FeelFailure, FeelSyntaxError, parseExpression } from '../../../service/feel/expression.js';
import { type Case, cases, clock } from './zeebe.js';
import { differences } from './zeebe.differences.js';

const now = Date.parse(clock.split(' ')[0] ?? '');

function answerTo({ expression, context }: Case): object {
  try {
    const scope = { get: (name: string) => (Object.hasOwn(context, name) ? context[name] : undefined) };
    const outcome = parseExpression(expression).evaluate(scope, now);
    return { result: outcome.value, resultText: outcome.json };
  } catch (error) {
    if (error instanceof FeelSyntaxError) return { phase: 'deploy' };
    if (error instanceof FeelFailure) return { phase: 'run' };
    throw error;
  }
}

function expected({ result, resultText, phase }: Case): object {
  if (phase) return { phase };
  return resultText === undefined ? { result } : { resultText };
}

describe('a FEEL expression', () => {
  const alike = cases.filter(({ id }) => !(id in differences));

  it.each(alike.map((one) => [one.id, one.expression, one] as const))(
    'answers as the broker does: %s %s',
    (_, __, one) => {
      expect(answerTo(one)).toMatchObject(expected(one));
    },
  );

  it('has a reason for every answer that differs, and none that no longer does', () => {
    const agreeing = Object.keys(differences).filter((id) => {
      const one = cases.find((candidate) => candidate.id === id);
      if (!one) return true;
      try {
        expect(answerTo(one)).toMatchObject(expected(one));
        return true;
      } catch {
        return false;
      }
    });

    expect(agreeing).toEqual([]);
  });
});
