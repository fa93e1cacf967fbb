import { useTranslation } from 'react-i18next';

/** The product's tables have words; another one goes by its own name. */
export function useTableName(): (name: string) => string {
  const { t } = useTranslation();
  return (name) => (isKnown(name) ? t(`rules.table.${name}`) : name);
}

const known = ['clocks', 'keywords', 'matrix'] as const;
const isKnown = (name: string): name is (typeof known)[number] => known.some((one) => one === name);
