import { useMutation } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/language.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { CaseVariables } from './CaseVariables.js';
import { contextFrom, contextText } from './expressionContext.js';
import { scenarioTitle } from './scenarioTitle.js';
import { tryProcess } from './tryProcess.mutation.js';
import type { Beside, Scenario } from './useTrial.js';

interface TriedVariablesProps {
  processId: string;
  scenarios: readonly Scenario[];
  /** What a scenario would be run on. */
  drafts: () => Promise<Beside[]>;
  nameOf: (element: string) => string;
  text: string;
  onChange: (text: string) => void;
  /** Instead of what stands there. */
  onTake: (text: string, from: 'scenario' | 'case') => void;
}

/** The variables that an expression is tried on: as a scenario leaves them at its end, as a case has them, or as somebody writes them. */
export function TriedVariables({ processId, scenarios, drafts, nameOf, text, onChange, onTake }: TriedVariablesProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const ids = { scenario: useId(), variables: useId(), wrong: useId() };
  const [chosen, setChosen] = useState<{ scenario: string } | { instance: string }>();
  const { mutate, ...run } = useMutation(tryProcess(processId));
  const isReadable = contextFrom(text) !== undefined;
  const take = (scenario: Scenario) => {
    setChosen({ scenario: scenario.name });
    void drafts().then((now) =>
      mutate(
        { drafts: now, scenarios: [scenario] },
        { onSuccess: ({ items: [tried] }) => onTake(contextText(tried?.variables ?? {}), 'scenario') },
      ),
    );
  };
  return (
    <>
      {scenarios.length > 0 && (
        <>
          <label htmlFor={ids.scenario}>{t('feel.from')}</label>
          <Select
            id={ids.scenario}
            placeholder={t('feel.choose')}
            loading={run.isPending}
            value={chosen && 'scenario' in chosen ? chosen.scenario : null}
            options={scenarios.map((one) => ({ value: one.name, label: scenarioTitle(one, language) }))}
            classNames={{ popup: { root: 'versions-list' } }}
            onChange={(name: string | null) => {
              const scenario = scenarios.find((one) => one.name === name);
              if (scenario !== undefined) take(scenario);
            }}
          />
        </>
      )}
      {run.isError && <ProblemNotice error={run.error} />}
      <CaseVariables
        processId={processId}
        chosen={chosen && 'instance' in chosen ? chosen.instance : undefined}
        nameOf={nameOf}
        onTake={(instance, taken) => {
          setChosen({ instance });
          onTake(taken, 'case');
        }}
      />
      <label htmlFor={ids.variables}>{t('feel.context')}</label>
      <Input.TextArea
        id={ids.variables}
        autoSize={{ minRows: 3, maxRows: 12 }}
        spellCheck={false}
        value={text}
        status={isReadable ? '' : 'error'}
        aria-invalid={!isReadable}
        aria-describedby={ids.wrong}
        placeholder='{"passed": true}'
        onChange={({ target }) => onChange(target.value)}
      />
      <p id={ids.wrong} className="wrong" role="status">
        {!isReadable && t('feel.noObject')}
      </p>
    </>
  );
}
