import { useTranslation } from 'react-i18next';
import { useNow } from './serviceClock.js';
import { standing } from './span.js';
import { useWhen } from './when.js';

/** What is left and when it ends; overdue counts up. */
export function TimeLeft({ dueAt, note = '' }: { dueAt: number; note?: string }) {
  const { t } = useTranslation();
  const { at, long } = useWhen();
  const now = useNow();
  const state = standing(dueAt, now);
  const words = t(state === 'overdue' ? 'when.overdue' : 'when.left', { span: long(dueAt - now) });
  return (
    <span className="time-left" data-state={state} title={t('when.due', { at: at(dueAt) })}>
      <span>
        {words}
        {note}
      </span>
      {' · '}
      <time dateTime={new Date(dueAt).toISOString()}>{at(dueAt)}</time>
    </span>
  );
}
