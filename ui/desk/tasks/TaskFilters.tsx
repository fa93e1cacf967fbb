import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TaskFilter } from '../../../service/contract/task.js';
import { FilterBar } from '../FilterBar.js';

type Change = { [Field in keyof TaskFilter]?: TaskFilter[Field] | undefined };

export function TaskFilters({ filter, onChange }: { filter: TaskFilter; onChange: (change: Change) => void }) {
  const { t } = useTranslation();
  return (
    <div className="filters" role="search" aria-label={t('filter.label')}>
      <Segmented
        aria-label={t('tasks.scope')}
        value={filter.scope}
        onChange={(scope) => onChange({ scope })}
        options={(['pool', 'mine', 'all'] as const).map((scope) => ({ value: scope, label: t(`tasks.${scope}`) }))}
      />
      <FilterBar filter={filter} onChange={onChange} />
      <Select
        className="filter"
        aria-label={t('filter.sort')}
        value={filter.sort}
        onChange={(sort) => onChange({ sort })}
        options={(['dueAt', 'createdAt', 'colour'] as const).map((sort) => ({
          value: sort,
          label: t(`filter.by.${sort}`),
        }))}
      />
    </div>
  );
}
