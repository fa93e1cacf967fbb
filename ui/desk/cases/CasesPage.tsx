import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { CaseStatus } from '../../../service/contract/case.js';
import { EmptyList } from '../EmptyList.js';
import { FilterBar } from '../FilterBar.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { CaseTable } from './CaseTable.js';
import { casesQuery } from './cases.query.js';
import { FilterTags } from './FilterTags.js';

const route = getRouteApi('/desk/cases');

export function CasesPage() {
  const { t } = useTranslation();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const cases = useQuery(casesQuery(filter));
  return (
    <>
      <h1>{t('desk.cases')}</h1>
      <div className="filters" role="search" aria-label={t('filter.label')}>
        <Select
          allowClear
          className="filter"
          aria-label={t('cases.status')}
          placeholder={t('cases.status')}
          value={filter.status ?? null}
          onChange={(status) => void navigate({ search: { ...filter, skip: 0, status } })}
          options={CaseStatus.options.map((status) => ({ value: status, label: t(`status.${status}`) }))}
        />
        <FilterBar
          filter={filter}
          onChange={(change) => void navigate({ search: { ...filter, skip: 0, ...change } })}
        />
        <Select
          className="filter"
          aria-label={t('filter.sort')}
          value={filter.sort}
          onChange={(sort) => void navigate({ search: { ...filter, sort } })}
          options={(['reportedAt', 'dueAt'] as const).map((sort) => ({ value: sort, label: t(`filter.by.${sort}`) }))}
        />
      </div>
      <p role="status" className="list-status">
        {cases.isSuccess && t('cases.count', { count: cases.data.total })}{' '}
        <FilterTags
          filter={filter}
          onChange={(change) => void navigate({ search: { ...filter, skip: 0, ...change } })}
        />
      </p>
      {cases.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {cases.isError && <ProblemNotice error={cases.error} onRetry={() => void cases.refetch()} />}
      {cases.isSuccess && cases.data.items.length === 0 && <EmptyList filter={filter} nothing={t('cases.none')} />}
      {cases.isSuccess && cases.data.items.length > 0 && (
        <CaseTable
          cases={cases.data.items}
          pagination={{
            current: filter.skip / filter.limit + 1,
            pageSize: filter.limit,
            total: cases.data.total,
            hideOnSinglePage: true,
            showSizeChanger: false,
            onChange: (page) => void navigate({ search: { ...filter, skip: (page - 1) * filter.limit } }),
          }}
        />
      )}
    </>
  );
}
