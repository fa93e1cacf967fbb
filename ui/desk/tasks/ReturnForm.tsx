import { useMutation } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../service/contract/task.js';
import { useLanguage } from '../../shared/language.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { useOwnDraft } from '../useOwnDraft.js';
import { returnTask } from './returnTask.mutation.js';

export function ReturnForm({ task, onDone }: { task: Task; onDone: () => void }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const [draft, change, clear] = useOwnDraft(`return.${task.key}`, {
    reason: '',
    owner: undefined as string | undefined,
  });
  const giveBack = useMutation({
    ...returnTask(task.key),
    onSuccess: () => {
      clear();
      onDone();
    },
  });
  return (
    <form
      className="move-form"
      onSubmit={(event) => {
        event.preventDefault();
        giveBack.mutate({ reason: draft.reason, owner: draft.owner });
      }}
    >
      <label htmlFor="return-reason">{t('tasks.returnReason')}</label>
      <Input.TextArea
        id="return-reason"
        rows={3}
        maxLength={500}
        value={draft.reason}
        onChange={({ target }) => change({ reason: target.value })}
      />
      <label htmlFor="return-owner">{t('tasks.returnOwner')}</label>
      <Select
        id="return-owner"
        allowClear
        value={draft.owner ?? null}
        onChange={(owner) => change({ owner })}
        options={task.formData.offeredDepartments.map(({ value, label }) => ({ value, label: inWords(label) }))}
      />
      <Button type="primary" htmlType="submit" loading={giveBack.isPending} disabled={draft.reason.trim().length < 2}>
        {t('tasks.returnNow')}
      </Button>
      {giveBack.isError && <ProblemNotice error={giveBack.error} />}
    </form>
  );
}
