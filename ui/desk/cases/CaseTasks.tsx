import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TaskRow } from '../../../service/contract/task.js';
import { useLanguage } from '../../shared/language.js';
import { TimeLeft } from '../../shared/TimeLeft.js';

/** The open tasks of the case: what is waited for, and whose it is. */
export function CaseTasks({ tasks }: { tasks: TaskRow[] }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  if (tasks.length === 0) return null;
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks">{t('case.tasks')}</h2>
      <ul className="case-tasks">
        {tasks.map((task) => (
          <li key={task.key}>
            <Link to="/desk/tasks" search={{ scope: 'all', task: task.key }}>
              {inWords(task.name)}
            </Link>
            <span>{inWords(task.claimedBy?.name ?? { zh: '', en: '' })}</span>
            <span className="muted">{task.organisations.map(({ name }) => inWords(name)).join(' ')}</span>
            {task.dueAt !== null && <TimeLeft dueAt={task.dueAt} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
