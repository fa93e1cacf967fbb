import { useMutation, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstanceView } from '../../../service/contract/instance.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { useSettled } from '../rules/useSettled.js';
import { contextText } from './expressionContext.js';
import { readVariables } from './readVariables.mutation.js';
import { triedQuery } from './tried.query.js';

interface CaseVariablesProps {
  processId: string;
  /** Key of the instance whose variables were taken. */
  chosen: string | undefined;
  nameOf: (element: string) => string;
  onTake: (key: string, text: string) => void;
}

/** Takes the variables of a case that has gone or goes through the process: one of the newest, or any by its code. */
export function CaseVariables({ processId, chosen, nameOf, onTake }: CaseVariablesProps) {
  const { t } = useTranslation();
  const ids = { instance: useId(), outcome: useId() };
  const [typed, setTyped] = useState('');
  const code = useSettled(typed.trim());
  const instances = useQuery(triedQuery(processId, code));
  const { mutate, ...read } = useMutation(readVariables);
  const labelOf = ({ caseCode, processInstanceKey: key, state, tokens }: InstanceView) => {
    const at = [...new Set(tokens.map(({ element }) => nameOf(element)))].join(t('feel.and'));
    return t(`feel.case.${at === '' && state === 'active' ? 'waiting' : state}`, { code: caseCode ?? key, key, at });
  };
  const take = (key: string) =>
    mutate(key, { onSuccess: ({ variables }) => variables && onTake(key, contextText(variables)) });
  return (
    <>
      <label htmlFor={ids.instance}>{t('feel.fromCase')}</label>
      <Select
        id={ids.instance}
        showSearch={{ searchValue: typed, onSearch: setTyped, filterOption: false }}
        placeholder={t('feel.chooseCase')}
        loading={instances.isFetching || read.isPending}
        value={chosen ?? null}
        options={(instances.data?.items ?? []).map((one) => ({ value: one.processInstanceKey, label: labelOf(one) }))}
        notFoundContent={t(code === '' ? 'feel.noCases' : 'feel.noSuchCase', { code })}
        classNames={{ popup: { root: 'versions-list' } }}
        onChange={(key: string | null) => {
          if (key !== null) take(key);
        }}
      />
      <p className="muted" role="status">
        {read.isSuccess && read.data.variables === null && t('feel.notKept')}
        {read.isSuccess && isEmpty(read.data.variables) && t('feel.noVariables')}
        {read.isSuccess &&
          read.data.tooLong.length > 0 &&
          t('feel.tooLong', { names: read.data.tooLong.join(t('feel.and')) })}
      </p>
      {instances.isError && <ProblemNotice error={instances.error} onRetry={() => void instances.refetch()} />}
      {read.isError && <ProblemNotice error={read.error} />}
    </>
  );
}

const isEmpty = (variables: object | null): boolean => variables !== null && Object.keys(variables).length === 0;
