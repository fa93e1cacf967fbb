import { useMutation } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/language.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { contextFrom, contextText } from './expressionContext.js';
import { scenarioTitle } from './scenarioTitle.js';
import { tryProcess } from './tryProcess.mutation.js';
import type { Beside, Scenario } from './useTrial.js';

interface TriedVariablesProps {
  processId: string;
  scenarios: readonly Scenario[];
  /** What a scenario would be run on. */
  drafts: () => Promise<Beside[]>;
  text: string;
  onChange: (text: string) => void;
}

/** The variables that an expression is tried on: as a scenario leaves them at its end, or as somebody writes them. */
export function TriedVariables({ processId, scenarios, drafts, text, onChange }: TriedVariablesProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const ids = { scenario: useId(), variables: useId(), wrong: useId() };
  const [chosen, setChosen] = useState<string>();
  const { mutate, ...run } = useMutation(tryProcess(processId));
  const isReadable = contextFrom(text) !== undefined;
  const take = (scenario: Scenario) => {
    setChosen(scenario.name);
    void drafts().then((now) =>
      mutate(
        { drafts: now, scenarios: [scenario] },
        { onSuccess: ({ items: [tried] }) => onChange(contextText(tried?.variables ?? {})) },
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
            value={chosen ?? null}
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
