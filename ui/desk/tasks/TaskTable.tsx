import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TaskFilter, TaskRow } from '../../../service/contract/task.js';
import { ColourMark } from '../../shared/ColourMark.js';
import { useLanguage } from '../../shared/language.js';
import { TimeLeft } from '../../shared/TimeLeft.js';
import { Words } from '../../shared/Words.js';
import { useStageName } from '../stage.js';

interface TaskTableProps {
  tasks: TaskRow[];
  total: number;
  filter: TaskFilter;
  opened: string | undefined;
  onOpen: (key: string) => void;
  onPage: (skip: number) => void;
}

export function TaskTable({ tasks, total, filter, opened, onOpen, onPage }: TaskTableProps) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const stageName = useStageName();
  const narrow = opened !== undefined;
  const columns: TableColumnsType<TaskRow> = [
    {
      title: t('row.colour'),
      dataIndex: 'colour',
      width: 120,
      render: (_, { colour }) => <ColourMark colour={colour} />,
    },
    {
      title: t('row.task'),
      key: 'task',
      render: (_, task) => (
        <>
          <Link to="/desk/tasks" search={{ ...filter, task: task.key }}>
            {inWords(task.name)}
          </Link>
          <div className="muted">{task.caseCode}</div>
        </>
      ),
    },
    {
      title: t('row.matter'),
      key: 'matter',
      className: 'card-line',
      render: (_, task) => (
        <>
          <Words of={task.matter} />
          <div className="muted">{inWords(task.place)}</div>
        </>
      ),
    },
    ...(narrow
      ? []
      : [
          {
            title: t('row.stage'),
            key: 'stage',
            width: 90,
            render: (_: unknown, { stage }: TaskRow) => stage && stageName(stage),
          },
          {
            title: t('row.holder'),
            key: 'holder',
            render: (_: unknown, { claimedBy, organisations }: TaskRow) =>
              claimedBy ? (
                inWords(claimedBy.name)
              ) : (
                <span className="muted">{organisations.map(({ name }) => inWords(name)).join(' ')}</span>
              ),
          },
        ]),
    {
      title: t('row.due'),
      key: 'due',
      className: 'card-line',
      render: (_, { dueAt }) =>
        dueAt === null ? <span className="muted">{t('row.noDeadline')}</span> : <TimeLeft dueAt={dueAt} />,
    },
  ];
  return (
    <Table<TaskRow>
      className="cards"
      size="small"
      rowKey="key"
      columns={columns}
      dataSource={tasks}
      scroll={{ x: true }}
      rowClassName={({ key }) => (key === opened ? 'row-open' : 'row')}
      onRow={({ key }) => ({ onClick: () => onOpen(key) })}
      pagination={{
        current: filter.skip / filter.limit + 1,
        pageSize: filter.limit,
        total,
        hideOnSinglePage: true,
        showSizeChanger: false,
        onChange: (page) => onPage((page - 1) * filter.limit),
      }}
    />
  );
}
