import { useTranslation } from 'react-i18next';
import type { Shape } from './shape.js';

const units = ['minutes', 'share', 'people', 'reports', 'times', 'hour', 'tier', 'cases', 'stars'] as const;
const isUnit = (unit: string): unit is (typeof units)[number] => units.some((one) => one === unit);

/** Values and units as people say them. */
export function useValueWords(): {
  /** Of one, or of several. */
  unitWord: (unit: string, count?: number) => string;
  said: (shape: Shape | undefined, value: unknown) => string;
} {
  const { t } = useTranslation();
  const unitWord = (unit: string, count = 2) => (isUnit(unit) ? t(`rules.unit.${unit}`, { count }) : unit);

  const said = (shape: Shape | undefined, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('rules.nothing');
    if (Array.isArray(value)) {
      const parts = (value as unknown[]).map((one) => said(shape, one));
      return parts.join(shape?.type === 'hours' ? '–' : t('rules.comma')) || t('rules.nothing');
    }
    if (typeof value === 'boolean') return t(value ? 'rules.yes' : 'rules.no');
    if (typeof value === 'number') return numberWords(shape, value);
    if (typeof value !== 'string') return JSON.stringify(value);
    return choiceLabel(shape, value) ?? value;
  };
  const numberWords = (shape: Shape | undefined, value: number): string => {
    if (shape?.type === 'hours') return `${value}:00`;
    return shape?.type === 'number'
      ? [value, unitWord(shape.unit, value)].filter((word) => word !== '').join(' ')
      : `${value}`;
  };
  return { unitWord, said };
}

const choiceLabel = (shape: Shape | undefined, value: string): string | undefined =>
  shape !== undefined && 'values' in shape ? shape.values.find((one) => one.value === value)?.label : undefined;
