import { useMutation, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../service/contract/case.js';
import { useLanguage } from '../../shared/language.js';
import { organisationsQuery } from '../../shared/organisations.query.js';
import { addCoHandler } from './addCoHandler.mutation.js';
import { ReasonedMove } from './ReasonedMove.js';

/** One more department, of those that are not at work on the case. */
export function AddCoHandler({ case: shown }: { case: CaseView }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const id = useId();
  const [department, setDepartment] = useState<string>();
  const organisations = useQuery(organisationsQuery);
  const add = useMutation(addCoHandler(shown.id));
  const atWork = new Set(shown.deadlines.map(({ organisation }) => organisation.id));
  const offered = (organisations.data?.items ?? []).filter(({ id, kind }) => kind === 'department' && !atWork.has(id));
  const move = {
    ...add,
    mutate: ({ reason }: { reason: string }, options?: { onSuccess: () => void }) => {
      if (department !== undefined) add.mutate({ reason, department }, options);
    },
  };
  return (
    <ReasonedMove
      name={t('case.addCoHandler')}
      move={move}
      keptAs={`addCoHandler.${shown.id}`}
      ready={department !== undefined}
    >
      <label htmlFor={id}>{t('case.coHandler')}</label>
      <Select
        id={id}
        showSearch={{ optionFilterProp: 'label' }}
        value={department ?? null}
        onChange={setDepartment}
        options={offered.map(({ id, name }) => ({ value: id, label: inWords(name) }))}
      />
    </ReasonedMove>
  );
}
