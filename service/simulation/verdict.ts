import { isDeepStrictEqual } from 'node:util';
import type { Ending } from './run.js';
import type { Expectation } from './scenario.js';

/** What `simulate --json` prints, one line per scenario. */
export interface Verdict extends Omit<Ending, 'problems'> {
  /** File name. */
  scenario: string;
  ok: boolean;
  mismatches: readonly string[];
}

const nothing: Ending = {
  state: null,
  completed: [],
  terminated: [],
  active: [],
  jobs: [],
  incidents: [],
  variables: {},
  problems: [],
};

export function verdictOn(scenario: string, expected: Expectation, ending: Ending): Verdict {
  return verdict(scenario, ending, [...mismatchesOf(expected, ending)]);
}

/** On a scenario that could not be run at all. */
export const unreadable = (scenario: string, problems: readonly string[]): Verdict =>
  verdict(scenario, nothing, problems);

export function verdictText({ scenario, ok, state, mismatches }: Verdict): string {
  const title = `${ok ? 'ok      ' : 'MISMATCH'} ${scenario} (${state ?? 'not run'})`;
  return [title, ...mismatches.map((text) => `         ${text.replaceAll('\n', '\n         ')}`)].join('\n');
}

function verdict(scenario: string, ending: Ending, mismatches: readonly string[]): Verdict {
  const { state, completed, terminated, active, jobs, incidents, variables } = ending;
  const lists = { state, completed, terminated, active, jobs, incidents, variables };
  return { scenario, ok: mismatches.length === 0, mismatches, ...lists };
}

function* mismatchesOf(expected: Expectation, ending: Ending): Generator<string> {
  const expectsRefusal = expected.state === 'rejected' && ending.state === 'rejected';
  if (!expectsRefusal) yield* ending.problems;
  if (expected.state !== undefined && expected.state !== ending.state) {
    yield `state: expected ${expected.state}, got ${ending.state ?? 'none'}`;
  }
  for (const list of ['completed', 'terminated', 'active', 'jobs'] as const) {
    yield* compared(list, expected[list], ending[list], anyOrder);
  }
  yield* compared('completedInOrder', expected.completedInOrder, ending.completed, (list) => list);
  yield* compared('incidents', expected.incidents?.map(incidentText), ending.incidents.map(incidentText), anyOrder);
  for (const [name, value] of Object.entries(expected.variables ?? {})) {
    const got = Object.hasOwn(ending.variables, name) ? ending.variables[name] : undefined;
    if (!isDeepStrictEqual(value, got)) {
      yield `variables.${name}: expected ${JSON.stringify(value)}, got ${got === undefined ? 'none' : JSON.stringify(got)}`;
    }
  }
}

const anyOrder = (list: readonly string[]): readonly string[] => [...list].sort();

const incidentText = ({ element, type }: { element: string; type: string }): string => `${element} ${type}`;

function* compared(
  what: string,
  expected: readonly string[] | undefined,
  got: readonly string[],
  order: (list: readonly string[]) => readonly string[],
): Generator<string> {
  if (expected && !isDeepStrictEqual(order(expected), order(got))) {
    yield `${what}: expected [${expected.join(', ')}], got [${got.join(', ')}]`;
  }
}
