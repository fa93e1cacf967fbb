import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Figure } from '../../../service/contract/board.js';
import { useLanguage } from '../../shared/language.js';

/** Each share with its denominator and its change against the period before. Every number opens the cases in it. */
export function Figures({ figures }: { figures: Figure[] }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const isFirst = figures.every(({ previous }) => previous.whole === 0);
  return (
    <>
      <p className="muted">{t(isFirst ? 'board.firstPeriod' : 'board.period')}</p>
      <dl className="figures">
        {figures.map((figure) => (
          <div key={figure.id} className="figure">
            <dt>{inWords(figure.name)}</dt>
            <dd>
              <strong>{percent(figure)}</strong>
              <span>
                <Link
                  to="/desk/cases"
                  search={{ figure: figure.id, counted: 'yes' }}
                  aria-label={`${t('board.counted', { name: inWords(figure.name) })} ${figure.part}`}
                >
                  {figure.part}
                </Link>{' '}
                /{' '}
                <Link
                  to="/desk/cases"
                  search={{ figure: figure.id }}
                  aria-label={`${t('board.whole', { name: inWords(figure.name) })} ${figure.whole}`}
                >
                  {figure.whole}
                </Link>
              </span>
              {!isFirst && <Change figure={figure} />}
              <LeftOut leftOut={figure.leftOut} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Change({ figure }: { figure: Figure }) {
  const { t } = useTranslation();
  const now = share(figure);
  const before = share(figure.previous);
  if (now === null || before === null) return <span className="muted">{t('board.noPrevious')}</span>;
  const points = Math.round((now - before) * 100);
  return (
    <span className="muted">
      {t('board.change', { points: points > 0 ? `+${points}` : String(points), before: percent(figure.previous) })}
    </span>
  );
}

/** What one may look for in the figure and does not find there. */
function LeftOut({ leftOut }: Pick<Figure, 'leftOut'>) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  if (!leftOut || leftOut.count === 0) return null;
  const { id, name, count } = leftOut;
  return (
    <Link to="/desk/cases" search={{ figure: id, counted: 'yes' }}>
      {t('board.leftOut', { name: inWords(name), count })}
    </Link>
  );
}

interface Share {
  part: number;
  whole: number;
}

const share = ({ part, whole }: Share) => (whole === 0 ? null : part / whole);

export function percent(counted: Share): string {
  const value = share(counted);
  return value === null ? '–' : `${Math.round(value * 100)}%`;
}
