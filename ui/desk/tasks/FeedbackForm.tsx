import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../service/contract/task.js';
import { FilePicker } from '../FilePicker.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { useOwnDraft } from '../useOwnDraft.js';
import { giveFeedback } from './giveFeedback.mutation.js';

export function FeedbackForm({ task }: { task: Task }) {
  const { t } = useTranslation();
  const [draft, change, clear] = useOwnDraft(`feedback.${task.key}`, { text: '', files: [] as string[] });
  const give = useMutation({ ...giveFeedback(task.key), onSuccess: clear });
  return (
    <form
      className="move-form"
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate(draft);
      }}
    >
      <label htmlFor="feedback-text">{t('tasks.feedbackText')}</label>
      <Input.TextArea
        id="feedback-text"
        rows={4}
        maxLength={2000}
        value={draft.text}
        onChange={({ target }) => change({ text: target.value })}
      />
      <FilePicker files={draft.files} onChange={(files) => change({ files })} />
      <Button type="primary" htmlType="submit" loading={give.isPending} disabled={draft.text.trim() === ''}>
        {t('tasks.feedbackSend')}
      </Button>
      {give.isError && <ProblemNotice error={give.error} />}
    </form>
  );
}
