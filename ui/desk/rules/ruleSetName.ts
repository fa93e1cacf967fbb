import { useTranslation } from 'react-i18next';

/** The product's rule sets have names that people know; another one goes by its own. */
export function useRuleSetName(): (name: string) => string {
  const { t } = useTranslation();
  return (name) => (isOurs(name) ? t(`rules.sets.${name}`) : name);
}

const ours = ['triage', 'escalation', 'evaluation'] as const;
const isOurs = (name: string): name is (typeof ours)[number] => ours.some((one) => one === name);
