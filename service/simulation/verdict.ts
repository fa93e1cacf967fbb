import { mismatchesOf, mismatchText } from './mismatch.js';
import type { Problem } from './problem.js';
import { problemText } from './problem.js';
import type { Ending } from './run.js';
import type { Expectation } from './scenario.js';

/** What `simulate --json` prints, one line per scenario. */
export interface Verdict extends Omit<Ending, 'problems' | 'walked'> {
  /** File name. */
  scenario: string;
  ok: boolean;
  mismatches: readonly string[];
}

/** Of a scenario that could not be run at all. */
export const notRun: Ending = {
  state: null,
  completed: [],
  terminated: [],
  active: [],
  jobs: [],
  incidents: [],
  variables: {},
  walked: [],
  problems: [],
};

export function verdictOn(scenario: string, expected: Expectation, ending: Ending): Verdict {
  return verdict(scenario, ending, [...mismatchesOf(expected, ending)].map(mismatchText));
}

/** On a scenario that could not be run at all. */
export const unreadable = (scenario: string, problems: readonly Problem[]): Verdict =>
  verdict(scenario, notRun, problems.map(problemText));

export function verdictText({ scenario, ok, state, mismatches }: Verdict): string {
  const title = `${ok ? 'ok      ' : 'MISMATCH'} ${scenario} (${state ?? 'not run'})`;
  return [title, ...mismatches.map((text) => `         ${text.replaceAll('\n', '\n         ')}`)].join('\n');
}

function verdict(scenario: string, ending: Ending, mismatches: readonly string[]): Verdict {
  const { state, completed, terminated, active, jobs, incidents, variables } = ending;
  const lists = { state, completed, terminated, active, jobs, incidents, variables };
  return { scenario, ok: mismatches.length === 0, mismatches, ...lists };
}
