import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { FeelFailure, FeelSyntaxError, type JsonValue, parseExpression } from '../../../service/feel/expression.js';
import { differences } from './language.differences.js';

/** Expressions of ours and what the broker's expression language makes of them, with kinds and warnings. */
interface Case {
  readonly expression: string;
  readonly context?: Readonly<Record<string, JsonValue>>;
  readonly kind?: string;
  readonly json?: string;
  readonly phase?: 'deploy' | 'run';
  readonly warnings?: readonly string[];
}

const { clock, cases } = JSON.parse(readFileSync(new URL('language.json', import.meta.url), 'utf8')) as {
  clock: string;
  cases: readonly Case[];
};
const now = Date.parse(clock);

/** Entries in any order; a bare number with all its digits. */
function comparable(json: string): unknown {
  return /^-?\d/.test(json) ? json : JSON.parse(json);
}

function answerTo({ expression, context = {} }: Case): object {
  try {
    const scope = { get: (name: string) => (Object.hasOwn(context, name) ? context[name] : undefined) };
    const { kind, json, warnings } = parseExpression(expression).evaluate(scope, now);
    return { kind, value: comparable(json), warnings };
  } catch (error) {
    if (error instanceof FeelSyntaxError) return { phase: 'deploy' };
    if (error instanceof FeelFailure) return { phase: 'run', warnings: error.warnings };
    throw error;
  }
}

function expected({ kind, json = 'null', phase, warnings = [] }: Case): object {
  if (phase === 'deploy') return { phase };
  return phase ? { phase, warnings } : { kind, value: comparable(json), warnings };
}

describe('the expression language', () => {
  it('gives the kinds, values and warnings of the broker, but for the listed differences', () => {
    const differing = cases
      .filter((one) => !isDeepStrictEqual(answerTo(one), expected(one)))
      .map(({ expression }) => expression);

    expect([...new Set(differing)].sort()).toEqual(Object.keys(differences).sort());
  });
});
