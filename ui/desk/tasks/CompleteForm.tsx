import { useMutation } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../service/contract/task.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { useOwnDraft } from '../useOwnDraft.js';
import { completeTask } from './completeTask.mutation.js';

const FormFields = lazy(() => import('./FormFields.js').then(({ FormFields }) => ({ default: FormFields })));

/** The form that the diagram names; a task without one asks for nothing and is simply finished. */
export function CompleteForm({ task, onDone }: { task: Task; onDone: () => void }) {
  const { t } = useTranslation();
  const [typed, type, clear] = useOwnDraft<Record<string, unknown>>(`complete.${task.key}`, {});
  const complete = useMutation({
    ...completeTask(task.key),
    onSuccess: () => {
      clear();
      onDone();
    },
  });
  return (
    <>
      {task.form === null ? (
        <Button type="primary" loading={complete.isPending} onClick={() => complete.mutate({ variables: {} })}>
          {t('tasks.completeNow')}
        </Button>
      ) : (
        <Suspense fallback={<Skeleton active />}>
          <FormFields
            task={task}
            typed={typed}
            onType={type}
            sending={complete.isPending}
            onSubmit={(variables) => complete.mutate({ variables })}
          />
        </Suspense>
      )}
      {complete.isError && <ProblemNotice error={complete.error} />}
    </>
  );
}
