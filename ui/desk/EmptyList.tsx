import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';

/** What chooses and orders a list without narrowing it. */
const LAYOUT = ['scope', 'sort', 'skip', 'limit'];

/** Why a list is empty: nothing matches its filters, or there is nothing, which `nothing` says in its own words. */
export function EmptyList({ filter, nothing }: { filter: object; nothing: string }) {
  const { t } = useTranslation();
  const isNarrowed = Object.entries(filter).some(([field, value]) => value !== undefined && !LAYOUT.includes(field));
  return <Empty description={isNarrowed ? t('filter.noneMatches') : nothing} />;
}
