import { useMutation } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TriedScenario } from '../../../service/contract/trial.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { BesidePicker } from './BesidePicker.js';
import { ScenarioEditor } from './ScenarioEditor.js';
import { ScenarioList } from './ScenarioList.js';
import { saveScenarios } from './saveScenarios.mutation.js';
import type { Beside, OtherDraft, ProcessTrial, Scenario } from './useTrial.js';

interface ScenariosProps {
  processId: string;
  trial: ProcessTrial;
  /** Unpublished drawings of other processes on this device. */
  otherDrafts: readonly OtherDraft[];
  beside: readonly Beside[];
  onBeside: (beside: readonly Beside[]) => void;
  isReady: boolean;
  nameOf: (element: string) => string;
  shown: string | undefined;
  onShow: (tried: TriedScenario) => void;
  onRun: () => void;
}

/** What must be true of the process: run it on the drawing as it stands, look where it went, write more of it. */
export function Scenarios({
  processId,
  trial,
  otherDrafts,
  beside,
  onBeside,
  isReady,
  onRun,
  ...list
}: ScenariosProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<number>();
  const save = useMutation(saveScenarios(processId));
  const { scenarios, items, changed, base } = trial;
  const edited = open === undefined ? undefined : items[open];
  if (scenarios.isPending) return <Skeleton active paragraph={{ rows: 6 }} />;
  if (scenarios.isError) return <ProblemNotice error={scenarios.error} onRetry={() => void scenarios.refetch()} />;
  const change = (all: readonly Scenario[]) => changed.keep({ base, items: [...all] });
  return (
    <>
      <div className="moves">
        <Button
          type="primary"
          disabled={!isReady || items.length === 0}
          loading={trial.trial.isPending}
          onClick={onRun}
        >
          {t('trial.run')}
        </Button>
        <Button
          onClick={() => {
            setOpen(items.length);
            change([...items, newScenario(processId, items)]);
          }}
        >
          {t('trial.add')}
        </Button>
        {changed.draft !== null && (
          <>
            <Button
              loading={save.isPending}
              onClick={() => save.mutate({ base, items }, { onSuccess: changed.discard })}
            >
              {t('trial.save')}
            </Button>
            <Button onClick={changed.discard}>{t('rules.discard')}</Button>
          </>
        )}
      </div>
      <BesidePicker drafts={otherDrafts} chosen={beside} onChange={onBeside} />
      <TrialStatus trial={trial} />
      {save.isError && <ProblemNotice error={save.error} />}
      {trial.trial.isError && <ProblemNotice error={trial.trial.error} />}
      <ScenarioList trial={trial} {...list} onEdit={setOpen} />
      {open !== undefined && edited !== undefined && (
        <ScenarioEditor
          scenario={edited}
          isTaken={(name) => items.some((one, place) => place !== open && one.name === name)}
          onChange={(scenario) => change(items.with(open, scenario))}
          onRemove={() => {
            setOpen(undefined);
            change(items.toSpliced(open, 1));
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

/** How many came out as expected; said aloud when it changes. */
export function TrialStatus({ trial: { trial } }: { trial: ProcessTrial }) {
  const { t } = useTranslation();
  const failing = trial.data?.items.filter(({ ok }) => !ok).length ?? 0;
  return (
    <p role="status" className="trial-status">
      {trial.isPending && t('trial.running')}
      {trial.isSuccess && failing === 0 && t('trial.allPass', { count: trial.data.items.length })}
      {trial.isSuccess && failing > 0 && (
        <strong>{t('trial.someFail', { count: failing, all: trial.data.items.length })}</strong>
      )}
    </p>
  );
}

function newScenario(processId: string, items: readonly Scenario[]): Scenario {
  const name = (number: number) => `${processId}-${number}.scenario.yaml`;
  let number = items.length + 1;
  while (items.some((one) => one.name === name(number))) number += 1;
  const text = `process: ${processId}
start:
  at: 2026-03-02T09:00:00+08:00
  variables: { caseId: C1 }
answer:
  notify.*: { complete: {} }
steps:
  - advance: PT1H
expect:
  state: active
`;
  return { name: name(number), text };
}
