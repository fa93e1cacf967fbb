import { isDeepStrictEqual } from 'node:util';
import type { TrialMismatch, TriedScenario } from '../../contract/trial.js';
import type { Mismatch } from '../../simulation/mismatch.js';
import type { Problem } from '../../simulation/problem.js';
import type { Tried } from '../../simulation/trial.js';

/** Values longer than this are nothing that anybody reads. */
const LONGEST_VALUE = 2_000;
/** Of one variable as JSON; an expression may want to read more of it than a person. */
const LONGEST_VARIABLE = 20_000;

export function shownTried({ name, state, walked, variables, mismatches }: Tried): TriedScenario {
  return {
    name,
    ok: mismatches.length === 0,
    state,
    walked: [...walked],
    variables: Object.fromEntries(
      Object.entries(variables).filter(([, value]) => JSON.stringify(value).length <= LONGEST_VARIABLE),
    ),
    mismatches: mismatches.map(shown),
  };
}

function shown(mismatch: Mismatch): TrialMismatch {
  switch (mismatch.kind) {
    case 'problem':
      return shownProblem(mismatch.problem);
    case 'state':
      return mismatch;
    case 'completed':
    case 'terminated':
    case 'active':
    case 'jobs': {
      const { kind, expected, actual } = mismatch;
      return { kind, missing: beyond(expected, actual), extra: beyond(actual, expected) };
    }
    case 'completedInOrder': {
      const { expected, actual } = mismatch;
      const longest = Math.max(expected.length, actual.length);
      const first = Array.from({ length: longest }, (_none, i) => i).find((i) => expected[i] !== actual[i]) ?? 0;
      return { kind: 'order', place: first + 1, expected: expected[first] ?? null, actual: actual[first] ?? null };
    }
    case 'incidents': {
      const { kind, expected, actual } = mismatch;
      return { kind, missing: without(expected, actual), extra: without(actual, expected) };
    }
    case 'variable': {
      const { kind, name, expected } = mismatch;
      return { kind, name, expected: json(expected), actual: 'actual' in mismatch ? json(mismatch.actual) : null };
    }
  }
}

function shownProblem(problem: Problem): TrialMismatch {
  const step = problem.part === 'step' ? problem.place + 1 : null;
  return { kind: 'problem', part: problem.part, step, text: problem.text };
}

/** What `list` has more often than `other`, and by how much. */
function beyond(list: readonly string[], other: readonly string[]): { element: string; times: number }[] {
  const counts = new Map<string, number>();
  for (const element of list) counts.set(element, (counts.get(element) ?? 0) + 1);
  for (const element of other) counts.set(element, (counts.get(element) ?? 0) - 1);
  return [...counts].filter(([, times]) => times > 0).map(([element, times]) => ({ element, times }));
}

function without<One>(list: readonly One[], other: readonly One[]): One[] {
  const rest = [...other];
  return list.filter((one) => {
    const place = rest.findIndex((candidate) => isDeepStrictEqual(candidate, one));
    if (place >= 0) rest.splice(place, 1);
    return place < 0;
  });
}

const json = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
};
