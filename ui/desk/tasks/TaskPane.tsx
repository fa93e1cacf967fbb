import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton, Tabs, type TabsProps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task, TaskMove } from '../../../service/contract/task.js';
import { ColourMark } from '../../shared/ColourMark.js';
import { useLanguage } from '../../shared/language.js';
import { useFocusKept } from '../../shared/useFocusKept.js';
import { TimeLeft } from '../../shared/TimeLeft.js';
import { Words } from '../../shared/Words.js';
import { FileLinks } from '../FileLinks.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { useSession } from '../session/useSession.js';
import { useWhen } from '../../shared/when.js';
import { AssignForm } from './AssignForm.js';
import { CompleteForm } from './CompleteForm.js';
import { claimTask } from './claimTask.mutation.js';
import { ExtensionForm } from './ExtensionForm.js';
import { FeedbackForm } from './FeedbackForm.js';
import { ReturnForm } from './ReturnForm.js';
import { releaseTask } from './releaseTask.mutation.js';
import { taskQuery } from './task.query.js';

interface TaskPaneProps {
  taskKey: string;
  onClose: () => void;
  /** The task is finished or given back: it is no longer in the list. */
  onDone: () => void;
}

/** The open task: what it is, until when, whose it is, and the moves that this person may make. */
export function TaskPane({ taskKey, onClose, onDone }: TaskPaneProps) {
  const { t } = useTranslation();
  const task = useQuery(taskQuery(taskKey));
  const pane = useRef<HTMLElement>(null);
  useEffect(() => pane.current?.focus(), []);
  useFocusKept(pane, task.data?.moves.join(' '));
  return (
    <aside
      ref={pane}
      className="pane"
      tabIndex={-1}
      aria-label={t('tasks.open')}
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
    >
      <Button type="text" className="pane-close" aria-label={t('tasks.close')} onClick={onClose}>
        ×
      </Button>
      {task.isPending && <Skeleton active />}
      {task.isError && <ProblemNotice error={task.error} onRetry={() => void task.refetch()} />}
      {task.isSuccess && <OpenTask task={task.data} onDone={onDone} />}
    </aside>
  );
}

function OpenTask({ task, onDone }: { task: Task; onDone: () => void }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const { session } = useSession();
  const { at } = useWhen();
  const claim = useMutation(claimTask(task.key));
  const release = useMutation(releaseTask(task.key));
  /** The form goes away with the asking. */
  const [asked, setAsked] = useState(false);
  const mine = task.claimedBy?.id === session.person.id;
  const can = (move: TaskMove) => task.moves.includes(move);
  const forms: (NonNullable<TabsProps['items']>[number] & { key: TaskMove })[] = [
    { key: 'complete', label: t('tasks.complete'), children: <CompleteForm task={task} onDone={onDone} /> },
    { key: 'feedback', label: t('tasks.feedback'), children: <FeedbackForm task={task} /> },
    { key: 'return', label: t('tasks.return'), children: <ReturnForm task={task} onDone={onDone} /> },
    { key: 'assign', label: t('tasks.assign'), children: <AssignForm task={task} /> },
    {
      key: 'askExtension',
      label: t('tasks.askExtension'),
      children: <ExtensionForm task={task} onAsked={() => setAsked(true)} />,
    },
  ];
  return (
    <>
      <h2>{inWords(task.name)}</h2>
      <p className="truth">
        <ColourMark colour={task.colour} />
        {task.dueAt !== null && <TimeLeft dueAt={task.dueAt} />}
      </p>
      <p>
        <Link to="/desk/cases/$caseId" params={{ caseId: task.caseId }}>
          {task.caseCode}
        </Link>{' '}
        <Words of={task.matter} /> · {inWords(task.place)}
      </p>
      <p aria-live="polite">
        {task.claimedBy === null
          ? t('tasks.unclaimed', { organisation: task.organisations.map(({ name }) => inWords(name)).join(' ') })
          : t(mine ? 'tasks.claimedByMe' : 'tasks.claimedBy', { name: inWords(task.claimedBy.name) })}
      </p>
      <p className="moves">
        {can('claim') && (
          <Button type="primary" loading={claim.isPending} onClick={() => claim.mutate()}>
            {t('tasks.claim')}
          </Button>
        )}
        {can('release') && (
          <Button loading={release.isPending} onClick={() => release.mutate()}>
            {t('tasks.release')}
          </Button>
        )}
      </p>
      {claim.isError && <ProblemNotice error={claim.error} />}
      {release.isError && <ProblemNotice error={release.error} />}
      {task.feedback.map((entry) => (
        <blockquote key={entry.at} className="feedback">
          <p>
            <Words of={entry.text} />
          </p>
          <FileLinks files={entry.files} />
          <footer className="muted">
            {inWords(entry.by)} · {at(entry.at)}
          </footer>
        </blockquote>
      ))}
      {asked && <p role="status">{t('tasks.extensionAsked')}</p>}
      <Tabs items={forms.filter(({ key }) => can(key))} />
    </>
  );
}
