import { isDeepStrictEqual } from 'node:util';
import type { Problem } from './problem.js';
import { problemText } from './problem.js';
import type { Ending } from './run.js';
import type { Expectation } from './scenario.js';

interface Trouble {
  element: string;
  type: string;
}

/** One thing that is otherwise than a scenario expects. A variable that is not there has no `actual`. */
export type Mismatch =
  | { kind: 'problem'; problem: Problem }
  | { kind: 'state'; expected: string; actual: string | null }
  | { kind: ElementList; expected: readonly string[]; actual: readonly string[] }
  | { kind: 'incidents'; expected: readonly Trouble[]; actual: readonly Trouble[] }
  | { kind: 'variable'; name: string; expected: unknown; actual?: unknown };

type ElementList = 'completed' | 'terminated' | 'active' | 'jobs' | 'completedInOrder';

/** Everything that is otherwise; only what the expectation names is looked at. */
export function* mismatchesOf(expected: Expectation, ending: Ending): Generator<Mismatch> {
  const expectsRefusal = expected.state === 'rejected' && ending.state === 'rejected';
  if (!expectsRefusal) for (const problem of ending.problems) yield { kind: 'problem', problem };
  if (expected.state !== undefined && expected.state !== ending.state) {
    yield { kind: 'state', expected: expected.state, actual: ending.state };
  }
  for (const list of ['completed', 'terminated', 'active', 'jobs'] as const) {
    yield* compared(list, expected[list], ending[list], sorted);
  }
  yield* compared('completedInOrder', expected.completedInOrder, ending.completed, (list) => list);
  const { incidents } = expected;
  if (incidents && !isDeepStrictEqual(sorted(incidents.map(troubleText)), sorted(ending.incidents.map(troubleText)))) {
    yield { kind: 'incidents', expected: incidents, actual: ending.incidents };
  }
  for (const [name, value] of Object.entries(expected.variables ?? {})) {
    if (!Object.hasOwn(ending.variables, name)) yield { kind: 'variable', name, expected: value };
    else if (!isDeepStrictEqual(value, ending.variables[name])) {
      yield { kind: 'variable', name, expected: value, actual: ending.variables[name] };
    }
  }
}

/** For the terminal. */
export function mismatchText(mismatch: Mismatch): string {
  switch (mismatch.kind) {
    case 'problem':
      return problemText(mismatch.problem);
    case 'state':
      return `state: expected ${mismatch.expected}, got ${mismatch.actual ?? 'none'}`;
    case 'incidents':
      return listText('incidents', mismatch.expected.map(troubleText), mismatch.actual.map(troubleText));
    case 'variable': {
      const actual = 'actual' in mismatch ? JSON.stringify(mismatch.actual) : 'none';
      return `variables.${mismatch.name}: expected ${JSON.stringify(mismatch.expected)}, got ${actual}`;
    }
    case 'completed':
    case 'terminated':
    case 'active':
    case 'jobs':
    case 'completedInOrder':
      return listText(mismatch.kind, mismatch.expected, mismatch.actual);
  }
}

function* compared(
  kind: ElementList,
  expected: readonly string[] | undefined,
  actual: readonly string[],
  order: (list: readonly string[]) => readonly string[],
): Generator<Mismatch> {
  if (expected && !isDeepStrictEqual(order(expected), order(actual))) yield { kind, expected, actual };
}

const sorted = (list: readonly string[]): readonly string[] => [...list].sort();

const troubleText = ({ element, type }: Trouble): string => `${element} ${type}`;

const listText = (what: string, expected: readonly string[], actual: readonly string[]): string =>
  `${what}: expected [${expected.join(', ')}], got [${actual.join(', ')}]`;
