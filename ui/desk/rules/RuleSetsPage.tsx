import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty, Skeleton, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RuleSetList } from '../../../service/contract/ruleSet.js';
import { useLanguage } from '../../shared/language.js';
import { useWhen } from '../../shared/when.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { ruleSetsQuery } from './ruleSets.query.js';
import { useRuleSetName } from './ruleSetName.js';

export function RuleSetsPage() {
  const { t } = useTranslation();
  const { at } = useWhen();
  const { inWords } = useLanguage();
  const nameOf = useRuleSetName();
  const ruleSets = useQuery(ruleSetsQuery);
  return (
    <>
      <h1>{t('desk.rules')}</h1>
      {ruleSets.isPending && <Skeleton active paragraph={{ rows: 4 }} />}
      {ruleSets.isError && <ProblemNotice error={ruleSets.error} onRetry={() => void ruleSets.refetch()} />}
      {ruleSets.isSuccess && ruleSets.data.items.length === 0 && <Empty description={t('rules.none')} />}
      {ruleSets.isSuccess && ruleSets.data.items.length > 0 && (
        <Table<RuleSetList['items'][number]>
          className="cards"
          size="small"
          rowKey="name"
          dataSource={ruleSets.data.items}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              title: t('rules.ruleSet'),
              key: 'name',
              className: 'card-line',
              render: (_, { name }) => (
                <>
                  <Link to="/desk/rules/$ruleSet" params={{ ruleSet: name }}>
                    {nameOf(name)}
                  </Link>
                  <div className="muted">{name}</div>
                </>
              ),
            },
            {
              title: t('processes.version'),
              key: 'version',
              render: (_, { versions: [newest] }) => newest && t('processes.v', { version: newest.version }),
            },
            {
              title: t('processes.published'),
              key: 'published',
              render: (_, { versions: [newest] }) => newest && at(newest.publishedAt),
            },
            {
              title: t('rules.by'),
              key: 'by',
              render: (_, { versions: [newest] }) => newest?.publishedBy && inWords(newest.publishedBy),
            },
            {
              title: t('processes.reason'),
              key: 'reason',
              className: 'card-line',
              render: (_, { versions }) => versions[0]?.reason || t('processes.shipped'),
            },
          ]}
        />
      )}
    </>
  );
}
