import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/language.js';
import type { Change } from './changesBetween.js';
import { partInWords } from './partWords.js';

export const changeSigns: Record<Change['kind'], string> = { added: '+', removed: '−', changed: '≠', moved: '↔' };

/** Every difference in words; each name leads to its element where there is a drawing to show it on. */
export function ChangeList({ changes, onShow }: { changes: readonly Change[]; onShow?: (element: string) => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return (
    <ul>
      {changes.map((change) => (
        <li key={change.element}>
          <span className="diagram-change" data-kind={change.kind}>
            {changeSigns[change.kind]} {t(`compare.${change.kind}`)}
          </span>{' '}
          {onShow ? (
            <button type="button" onClick={() => onShow(change.element)}>
              {change.name}
            </button>
          ) : (
            change.name
          )}
          {change.parts.map(({ path, before: was, after: is }) => (
            <div key={path} className="muted">
              {partInWords(path, language)}: <del>{was || t('compare.nothing')}</del> →{' '}
              <ins>{is || t('compare.nothing')}</ins>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
