import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyList } from '../EmptyList.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { useSteadyRows } from '../useSteadyRows.js';
import { TaskFilters } from './TaskFilters.js';
import { TaskPane } from './TaskPane.js';
import { TaskTable } from './TaskTable.js';
import { tasksQuery } from './tasks.query.js';

const route = getRouteApi('/desk/tasks');

/** The list on the left, the open task beside it; both stand in the address and can be sent as a link. */
export function TasksPage() {
  const { t } = useTranslation();
  const { task, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const tasks = useQuery(tasksQuery(filter));
  const { steady, fresh, show } = useSteadyRows(
    JSON.stringify(filter),
    tasks.isPlaceholderData ? undefined : tasks.data?.items,
    ({ key }) => key,
  );
  const list = useRef<HTMLElement>(null);
  const open = (key: string | undefined) => void navigate({ search: { ...filter, task: key } });
  const close = () => {
    list.current?.querySelector<HTMLElement>('.row-open a')?.focus();
    open(undefined);
  };
  const goOn = () => {
    list.current?.focus({ preventScroll: true });
    open(undefined);
  };
  return (
    <>
      <h1>{t('desk.tasks')}</h1>
      <TaskFilters
        filter={filter}
        onChange={(change) => void navigate({ search: { ...filter, skip: 0, ...change } })}
      />
      <p role="status" className="list-status">
        {tasks.isSuccess && t('tasks.count', { count: tasks.data.total })}
        {fresh > 0 && (
          <Button type="link" onClick={show}>
            {t('tasks.fresh', { count: fresh })}
          </Button>
        )}
      </p>
      <div className="list-and-pane" data-open={task !== undefined}>
        <section ref={list} tabIndex={-1} aria-label={t('tasks.list')}>
          {tasks.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
          {tasks.isError && <ProblemNotice error={tasks.error} onRetry={() => void tasks.refetch()} />}
          {tasks.isSuccess && tasks.data.items.length === 0 && (
            <EmptyList filter={filter} nothing={t(`tasks.none.${filter.scope}`)} />
          )}
          {tasks.isSuccess && tasks.data.items.length > 0 && (
            <TaskTable
              tasks={tasks.isPlaceholderData ? tasks.data.items : steady}
              total={tasks.data.total}
              filter={filter}
              opened={task}
              onOpen={open}
              onPage={(skip) => void navigate({ search: { ...filter, skip, task } })}
            />
          )}
        </section>
        {task !== undefined && <TaskPane key={task} taskKey={task} onClose={close} onDone={goOn} />}
      </div>
    </>
  );
}
