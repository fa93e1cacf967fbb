import { useMutation } from '@tanstack/react-query';
import { Button, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../service/contract/task.js';
import { askExtension } from '../cases/askExtension.mutation.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { useOwnDraft } from '../useOwnDraft.js';

const MINUTES_AN_HOUR = 60;

/** Asked for before the deadline, by the department that has it. While the street has not answered, it is not offered again. */
export function ExtensionForm({ task, onAsked }: { task: Task; onAsked: () => void }) {
  const { t } = useTranslation();
  const [{ reason, hours }, change, clear] = useOwnDraft(`extension.${task.key}`, { reason: '', hours: 24 });
  const ask = useMutation({
    ...askExtension(task.caseId),
    onSuccess: () => {
      clear();
      onAsked();
    },
  });
  const department = task.organisations[0]?.id.split('/')[0];
  if (department === undefined) return null;
  return (
    <form
      className="move-form"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate({ department, reason, minutes: hours * MINUTES_AN_HOUR });
      }}
    >
      <label htmlFor="extension-reason">{t('tasks.extensionReason')}</label>
      <Input.TextArea
        id="extension-reason"
        rows={3}
        maxLength={500}
        value={reason}
        onChange={({ target }) => change({ reason: target.value })}
      />
      <label htmlFor="extension-hours">{t('tasks.extensionHours')}</label>
      <InputNumber
        id="extension-hours"
        min={1}
        max={8760}
        value={hours}
        onChange={(typed) => change({ hours: typed ?? 1 })}
      />
      <Button type="primary" htmlType="submit" loading={ask.isPending} disabled={reason.trim().length < 2}>
        {t('tasks.askExtension')}
      </Button>
      {ask.isError && <ProblemNotice error={ask.error} />}
    </form>
  );
}
