import { useMutation, useQuery } from '@tanstack/react-query';
import type { Localized } from '../../../service/contract/localized.js';
import type { ScenarioList } from '../../../service/contract/process.js';
import type { TriedScenario } from '../../../service/contract/trial.js';
import { useLanguage } from '../../shared/language.js';
import { useScenarioDraft } from './processDraft.js';
import { scenariosQuery } from './scenarios.query.js';
import { tryProcess } from './tryProcess.mutation.js';

export type Scenario = ScenarioList['items'][number];

/** A diagram that is tried beside the drawing, instead of what is published under its name. */
export interface Beside {
  name: string;
  xml: string;
}

/** An unpublished drawing of another process on this device. */
export interface OtherDraft extends Beside {
  title: Localized;
}

/** The scenarios of a process as they stand on this page, and how they came out. */
export function useTrial(processId: string, resourceName: string) {
  const { inWords } = useLanguage();
  const scenarios = useQuery(scenariosQuery(processId));
  const changed = useScenarioDraft(processId);
  const trial = useMutation(tryProcess(processId));
  const items = changed.draft?.items ?? scenarios.data?.items ?? [];
  const names = trial.data?.names ?? {};
  return {
    scenarios,
    items,
    changed,
    trial,
    /** What the next save is based on. */
    base: changed.draft?.base ?? scenarios.data?.version ?? 0,
    resultOf: (name: string): TriedScenario | undefined => trial.data?.items.find((one) => one.name === name),
    /** Of elements of other diagrams that the scenarios went through. */
    nameElsewhere: (element: string): string | undefined => {
      const name = Object.hasOwn(names, element) ? names[element] : undefined;
      return name && inWords(name);
    },
    run: (xml: string, beside: readonly Beside[]) =>
      trial.mutate({ drafts: [{ name: resourceName, xml }, ...beside], scenarios: items }),
  };
}

export type ProcessTrial = ReturnType<typeof useTrial>;
