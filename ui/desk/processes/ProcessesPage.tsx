import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty, Skeleton, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ProcessList } from '../../../service/contract/process.js';
import { useLanguage } from '../../shared/language.js';
import { useWhen } from '../../shared/when.js';
import { Words } from '../../shared/Words.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { latestOf } from './latest.js';
import { processesQuery } from './processes.query.js';

type Process = ProcessList['items'][number];

export function ProcessesPage() {
  const { t } = useTranslation();
  const { at } = useWhen();
  const { inWords } = useLanguage();
  const processes = useQuery(processesQuery);
  return (
    <>
      <h1>{t('desk.processes')}</h1>
      {processes.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {processes.isError && <ProblemNotice error={processes.error} onRetry={() => void processes.refetch()} />}
      {processes.isSuccess && processes.data.items.length === 0 && <Empty description={t('processes.none')} />}
      {processes.isSuccess && processes.data.items.length > 0 && (
        <Table<Process>
          className="cards"
          size="small"
          rowKey="processId"
          dataSource={processes.data.items}
          pagination={false}
          scroll={{ x: true }}
          columns={[
            {
              title: t('processes.name'),
              key: 'name',
              className: 'card-line',
              render: (_, { processId, name }) => (
                <>
                  <Link to="/desk/processes/$processId" params={{ processId }}>
                    <Words of={inWords(name)} />
                  </Link>
                  <div className="muted">{processId}</div>
                </>
              ),
            },
            {
              title: t('processes.version'),
              key: 'version',
              render: (_, { versions }) => {
                const latest = latestOf(versions);
                return latest && t('processes.v', { version: latest.version });
              },
            },
            {
              title: t('processes.published'),
              key: 'published',
              render: (_, { versions }) => {
                const latest = latestOf(versions);
                return latest && at(latest.publishedAt);
              },
            },
            {
              title: t('processes.reason'),
              key: 'reason',
              className: 'card-line',
              render: (_, { versions }) => latestOf(versions)?.reason || t('processes.shipped'),
            },
          ]}
        />
      )}
    </>
  );
}
