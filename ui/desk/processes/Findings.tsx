import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/language.js';
import { partInWords } from './partWords.js';

export interface Finding {
  /** The id, and for what has none the way down from it: `task > extensionElements > ioMapping`. */
  element: string;
  message: string;
}

interface FindingsProps {
  name: string;
  findings: readonly Finding[];
  nameOf: (element: string) => string;
  /** Without it the diagram is out of reach, and the element only named. */
  onShow?: (element: string) => void;
}

/** What speaks against a diagram, each with the way to its element. */
export function Findings({ name, findings, nameOf, onShow }: FindingsProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return (
    <section className="findings">
      <h2>{t('studio.findings', { name, count: findings.length })}</h2>
      <ul>
        {findings.map(({ element, message }) => {
          const [id = '', ...way] = element.split(' > ');
          const named = [nameOf(id), partInWords(way.join(' › '), language)].filter(Boolean).join(' › ');
          return (
            <li key={`${element} ${message}`}>
              {onShow === undefined ? (
                <strong>{named}</strong>
              ) : (
                <button type="button" onClick={() => onShow(id)}>
                  {named}
                </button>
              )}{' '}
              {message}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
