import { useTranslation } from 'react-i18next';
import type { Localized } from '../../service/contract/localized.js';
import { useLanguage } from '../shared/language.js';
import { useWhen } from '../shared/when.js';

export interface Version {
  version: number;
  publishedAt: number;
  publishedBy: Localized | null;
  reason: string;
}

/** What one wants to know of a version: its number, when, who, why. */
export function useVersionLabel(): (version: Version) => string {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const { at } = useWhen();
  return ({ version, publishedAt, publishedBy, reason }) =>
    [
      t('processes.v', { version }),
      at(publishedAt),
      publishedBy && inWords(publishedBy),
      reason || t('processes.shipped'),
    ]
      .filter(Boolean)
      .join(' · ');
}
