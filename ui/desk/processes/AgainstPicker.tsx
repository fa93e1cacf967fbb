import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ProcessVersion } from '../../../service/contract/process.js';

/** Which version the shown one is compared with; none where it is edited. */
export function AgainstPicker({
  versions,
  against,
  onChange,
}: {
  versions: ProcessVersion[];
  against: number | undefined;
  onChange: (version: number | undefined) => void;
}) {
  const { t } = useTranslation();
  if (versions.length === 0) return null;
  return (
    <Select
      aria-label={t('compare.with')}
      placeholder={t('compare.with')}
      className="filter"
      allowClear
      value={against ?? null}
      onChange={(chosen: number | null) => onChange(chosen ?? undefined)}
      options={versions
        .toSorted((a, b) => b.version - a.version)
        .map(({ version }) => ({ value: version, label: t('processes.v', { version }) }))}
    />
  );
}
