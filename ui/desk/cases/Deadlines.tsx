import { useTranslation } from 'react-i18next';
import type { Deadline } from '../../../service/contract/case.js';
import { useLanguage } from '../../shared/language.js';
import { useNow } from '../../shared/serviceClock.js';
import { minutesAhead } from '../../shared/span.js';
import { TimeLeft } from '../../shared/TimeLeft.js';
import { Words } from '../../shared/Words.js';
import { useWhen } from '../../shared/when.js';

/**
 * Every clock of the case and how its end came about: the limit as it is written, the calendar, the spans that count.
 * `still`: why those that were not met stand still, in words.
 */
export function Deadlines({ deadlines, still }: { deadlines: Deadline[]; still: string | null }) {
  const { t } = useTranslation();
  if (deadlines.length === 0) return null;
  return (
    <section aria-labelledby="deadlines">
      <h2 id="deadlines">{t('case.deadlines')}</h2>
      {deadlines.map((deadline) => (
        <OneDeadline
          key={`${deadline.organisation.id}-${deadline.clock}-${deadline.startedAt}`}
          deadline={deadline}
          still={still}
        />
      ))}
    </section>
  );
}

function OneDeadline({ deadline, still }: { deadline: Deadline; still: string | null }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const { at, long } = useWhen();
  const now = useNow();
  const working = deadline.spans.length > 1;
  const note =
    working && deadline.dueAt > now
      ? t('when.workingLeft', { span: long(minutesAhead(deadline.spans, now) * 60_000) })
      : '';
  return (
    <details className="deadline">
      <summary>
        {inWords(deadline.organisation.name)} · {t(`clock.${deadline.clock}`)}{' '}
        {deadline.metAt !== null && <span className="muted">{t('case.metAt', { at: at(deadline.metAt) })}</span>}
        {deadline.metAt === null && still !== null && <span className="muted">{still}</span>}
        {deadline.metAt === null && still === null && <TimeLeft dueAt={deadline.dueAt} note={note} />}
      </summary>
      <p>
        <Words
          of={t('case.limit', { limit: deadline.limit, start: at(deadline.startedAt), calendar: deadline.calendar })}
        />
      </p>
      <ul>
        {deadline.spans.map(({ from, to, minutes }) => (
          <li key={from}>
            {at(from)} – {at(to)} ({t('when.minutes', { count: minutes })})
          </li>
        ))}
      </ul>
      {deadline.extensions.map((extension) => (
        <p key={extension.at}>
          {t('case.extended', {
            at: at(extension.at),
            due: at(extension.dueAt),
            reason: extension.reason,
            by: inWords(extension.by),
          })}
        </p>
      ))}
    </details>
  );
}
