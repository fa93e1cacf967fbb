import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useVersionLabel, type Version } from './useVersionLabel.js';

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
  const labelOf = useVersionLabel();
  const options = versions
    .toSorted((a, b) => b.version - a.version)
    .map((one) => ({ value: one.version, label: labelOf(one) }));
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
