import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../../service/contract/case.js';
import { useLanguage } from '../../shared/language.js';
import { useWhen } from '../../shared/when.js';
import { Words } from '../../shared/Words.js';
import { FileLinks } from '../FileLinks.js';

export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const { at } = useWhen();
  if (entries.length === 0) return <p className="muted">{t('case.nothingYet')}</p>;
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.id}>
          <time dateTime={new Date(entry.at).toISOString()}>{at(entry.at)}</time>
          <div>
            <Words of={entry.text} />
            {entry.by && <span className="muted"> · {inWords(entry.by)}</span>}
            {entry.detail !== null && (
              <div className="said">
                <Words of={entry.detail} />
              </div>
            )}
            <FileLinks files={entry.files} />
          </div>
        </li>
      ))}
    </ol>
  );
}
