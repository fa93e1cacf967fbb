import type { Localized } from '../domain/localized.js';
import type { Resource } from '../engine/port.js';
import { type Mismatch, mismatchesOf } from './mismatch.js';
import { type Ending, type Resources, runScenario } from './run.js';
import { deployedLater, parseScenario, type Scenario, ScenarioFault } from './scenario.js';
import type { OpenSimulatedEngine } from './simulatedEngine.js';
import { notRun } from './verdict.js';

export interface Diagram {
  /** File name: `whistle.bpmn`. */
  name: string;
  xml: string;
}

/** Scenarios that are run beside drafts, before anything of it is published. */
export interface Trial {
  /** Id of the process that the drafts are about. */
  process: string;
  drafts: readonly Diagram[];
  /** The newest published version of every process. */
  published: readonly (Diagram & { processId: string })[];
  scenarios: readonly { name: string; text: string }[];
}

export interface Tried extends Pick<Ending, 'state' | 'walked' | 'variables'> {
  name: string;
  /** None: everything was as expected. */
  mismatches: readonly Mismatch[];
}

/** Whoever runs trials: in a thread, so that no diagram keeps the service from its work. */
export interface Trials {
  /** In the order of the scenarios. Throws TRIALS_BUSY. */
  run(trial: Trial): Promise<Tried[]>;
}

/** One scenario after the other, each on an engine of its own. */
export async function* runTrial(trial: Trial, open: OpenSimulatedEngine): AsyncGenerator<Tried> {
  for (const { name, text } of trial.scenarios) {
    try {
      const scenario = parseScenario(text);
      const ending = await runScenario(scenario, resourcesFor(scenario, trial), open);
      const { state, walked, variables } = ending;
      yield { name, state, walked, variables, mismatches: [...mismatchesOf(scenario.expect, ending)] };
    } catch (error) {
      if (!(error instanceof ScenarioFault)) throw error;
      yield unfinished(
        name,
        error.problems.map((reason) => ({ part: 'file', path: name, text: reason })),
      );
    }
  }
}

/** A scenario that was not run to its end, and why. */
export function unfinished(name: string, problems: Ending['problems']): Tried {
  const { state, walked, variables } = notRun;
  return { name, state, walked, variables, mismatches: problems.map((problem) => ({ kind: 'problem', problem })) };
}

/**
 * What is published first, as in the county; then the drafts, which stand for their published namesakes; then what the
 * scenario names, in its order and from whichever folder. The process under test comes as a draft, or where it is named.
 * What the scenario's steps deploy waits for them.
 */
function resourcesFor(scenario: Scenario, { process, drafts, published }: Trial): Resources {
  const named = scenario.files.map(nameIn);
  const waiting = deployedLater(scenario).map(nameIn);
  const known = new Map([...published, ...drafts].map((diagram) => [diagram.name, diagram]));
  const missing = [...named, ...waiting].filter((name) => !known.has(name));
  if (missing.length > 0) throw new ScenarioFault(missing.map(notThere));
  const isDraft = (name: string) => drafts.some((draft) => draft.name === name);
  const beside = published.filter(({ name, processId }) => processId !== process && !isDraft(name));
  const first = [...beside, ...drafts].map(({ name }) => name).filter((name) => !named.includes(name));
  const read = (names: readonly string[]): Resource[] =>
    names.flatMap((name) => known.get(name) ?? []).map(({ name, xml }) => ({ name, content: Buffer.from(xml) }));
  return { first: read([...first.filter((name) => !waiting.includes(name)), ...named]), later: read(waiting) };
}

const nameIn = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const notThere = (name: string): Localized => ({
  zh: `files：没有名为 ${name} 的图，请添加这个文件`,
  en: `files: there is no diagram ${name}: add the file`,
});
