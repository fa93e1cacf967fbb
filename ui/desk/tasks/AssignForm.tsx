import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../service/contract/task.js';
import { useLanguage } from '../../shared/language.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { assignableQuery } from './assignable.query.js';
import { assignTask } from './assignTask.mutation.js';

export function AssignForm({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const people = useQuery(assignableQuery(task.key));
  const assign = useMutation(assignTask(task.key));
  const [personId, setPersonId] = useState<string>();
  if (people.isError) return <ProblemNotice error={people.error} onRetry={() => void people.refetch()} />;
  return (
    <form
      className="move-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (personId !== undefined) assign.mutate({ personId });
      }}
    >
      <label htmlFor="assign-to">{t('tasks.assignTo')}</label>
      <Select
        id="assign-to"
        showSearch={{ optionFilterProp: 'label' }}
        loading={people.isPending}
        value={personId ?? null}
        onChange={(chosen) => setPersonId(chosen)}
        options={(people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: inWords(name) }))}
      />
      <Button type="primary" htmlType="submit" loading={assign.isPending} disabled={personId === undefined}>
        {t('tasks.assignNow')}
      </Button>
      {assign.isError && <ProblemNotice error={assign.error} />}
    </form>
  );
}
