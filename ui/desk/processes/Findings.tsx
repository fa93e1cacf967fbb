import { useTranslation } from 'react-i18next';

export interface Finding {
  element: string;
  message: string;
}

/** What speaks against a diagram, each with the way to its element. */
export function Findings({
  name,
  findings,
  onShow,
}: {
  name: string;
  findings: Finding[];
  onShow: (element: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <section className="findings">
      <h2>{t('studio.findings', { name, count: findings.length })}</h2>
      <ul>
        {findings.map(({ element, message }) => (
          <li key={`${element} ${message}`}>
            <button type="button" onClick={() => onShow(element)}>
              {element}
            </button>{' '}
            {message}
          </li>
        ))}
      </ul>
    </section>
  );
}
