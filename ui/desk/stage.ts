import { useTranslation } from 'react-i18next';

/** The stages of digital city management. A diagram may name others; those are shown as written there. */
export const stages = [
  'report',
  'filing',
  'dispatch',
  'handling',
  'feedback',
  'check',
  'closing',
  'evaluation',
] as const;

export function useStageName(): (stage: string) => string {
  const { t } = useTranslation();
  return (stage) => {
    const known = stages.find((one) => one === stage);
    return known === undefined ? stage : t(`stage.${known}`);
  };
}
