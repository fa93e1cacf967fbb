import { useMutation, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../service/contract/case.js';
import { useLanguage } from '../../shared/language.js';
import { organisationsQuery } from '../../shared/organisations.query.js';
import { useOwnDraft } from '../useOwnDraft.js';
import { addCoHandler } from './addCoHandler.mutation.js';
import { ReasonedMove } from './ReasonedMove.js';

/** One more department, of those that are not at work on the case. */
export function AddCoHandler({ case: shown }: { case: CaseView }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const id = useId();
  const [chosen, choose, forget] = useOwnDraft(`addCoHandler.department.${shown.id}`, {
    department: undefined as string | undefined,
  });
  const organisations = useQuery(organisationsQuery);
  const add = useMutation({ ...addCoHandler(shown.id), onSuccess: forget });
  const atWork = new Set(shown.deadlines.map(({ organisation }) => organisation.id));
  const offered = (organisations.data?.items ?? []).filter(({ id, kind }) => kind === 'department' && !atWork.has(id));
  const department = offered.find(({ id }) => id === chosen.department)?.id; // it may have joined since
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
        onChange={(department) => choose({ department })}
        options={offered.map(({ id, name }) => ({ value: id, label: inWords(name) }))}
      />
    </ReasonedMove>
  );
}
