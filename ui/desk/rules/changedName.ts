import { useTranslation } from 'react-i18next';
import { useConditionName } from './conditionName.js';
import { useTableName } from './tableName.js';

/** What differs between two versions is a rule, by its own name, or `condition …` or `table …`, which have words. */
export function useChangedName(): (changed: string) => string {
  const { t } = useTranslation();
  const [conditionName, tableName] = [useConditionName(), useTableName()];
  return (changed) => {
    const [kind, name = ''] = changed.split(' ');
    if (kind === 'condition') return t('rules.differ.condition', { name: conditionName(name) });
    return kind === 'table' ? t('rules.differ.table', { name: tableName(name) }) : changed;
  };
}
