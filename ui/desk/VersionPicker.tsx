import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Localized } from '../../service/contract/localized.js';
import { useLanguage } from '../shared/language.js';
import { useWhen } from '../shared/when.js';

interface Version {
  version: number;
  publishedAt: number;
  publishedBy: Localized | null;
  reason: string;
}

/** Versions by what one wants to know of them: when, who, why. */
export function VersionPicker({
  versions,
  shown,
  onChange,
}: {
  versions: readonly Version[];
  shown: number;
  onChange: (version: number) => void;
}) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const { at } = useWhen();
  const options = versions
    .toSorted((a, b) => b.version - a.version)
    .map(({ version, publishedAt, publishedBy, reason }) => ({
      value: version,
      label: [
        t('processes.v', { version }),
        at(publishedAt),
        publishedBy && inWords(publishedBy),
        reason || t('processes.shipped'),
      ]
        .filter(Boolean)
        .join(' · '),
    }));
  return (
    <Select
      aria-label={t('processes.versions')}
      className="versions"
      classNames={{ popup: { root: 'versions-list' } }}
      value={shown}
      onChange={onChange}
      options={options}
    />
  );
}
