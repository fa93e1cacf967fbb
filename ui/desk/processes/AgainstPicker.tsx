import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ProcessVersion } from '../../../service/contract/process.js';
import { useVersionLabel } from '../useVersionLabel.js';

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
  const labelOf = useVersionLabel();
  if (versions.length === 0) return null;
  return (
    <Select
      aria-label={t('compare.with')}
      placeholder={t('compare.with')}
      className={against === undefined ? 'filter against' : 'versions'}
      classNames={{ popup: { root: 'versions-list' } }}
      allowClear
      value={against ?? null}
      onChange={(chosen: number | null) => onChange(chosen ?? undefined)}
      options={versions
        .toSorted((a, b) => b.version - a.version)
        .map((one) => ({ value: one.version, label: labelOf(one) }))}
    />
  );
}
