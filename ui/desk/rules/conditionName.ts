import { useTranslation } from 'react-i18next';
import zh from '../../shared/texts/zh.json' with { type: 'json' };

/** The conditions that the shipped rules share have words; one that a county adds goes by the name it gave. */
export function useConditionName(): (name: string) => string {
  const { t } = useTranslation();
  return (name) => (isShipped(name) ? t(`rules.shared.${name}`) : name);
}

const isShipped = (name: string): name is keyof typeof zh.rules.shared => Object.hasOwn(zh.rules.shared, name);
