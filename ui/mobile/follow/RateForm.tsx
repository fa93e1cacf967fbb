import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd-mobile';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../shared/draft.js';
import { PhoneProblem } from '../PhoneProblem.js';
import { rateCase } from './rateCase.mutation.js';

const STARS = [1, 2, 3, 4, 5] as const;

const nothingSaid: { solved?: boolean; rating?: number; comment: string } = { comment: '' };

/** Was it really solved, and how many stars. Radio buttons drawn as stars: arrow keys and screen readers know them. */
export function RateForm({ trackingCode }: { trackingCode: string }) {
  const { t } = useTranslation();
  const [{ solved, rating, comment }, change, clear] = useDraft(`rate.${trackingCode}`, nothingSaid);
  const rate = useMutation({ ...rateCase(trackingCode), onSuccess: clear });
  return (
    <form
      className="rate"
      onSubmit={(event) => {
        event.preventDefault();
        if (solved !== undefined && rating !== undefined) rate.mutate({ solved, rating, comment });
      }}
    >
      <h2>{t('rate.title')}</h2>
      <div className="choices" role="group" aria-label={t('rate.title')}>
        <button type="button" aria-pressed={solved === true} onClick={() => change({ solved: true })}>
          {t('rate.solved')}
        </button>
        <button type="button" aria-pressed={solved === false} onClick={() => change({ solved: false })}>
          {t('rate.notSolved')}
        </button>
      </div>
      <fieldset className="stars">
        <legend className="field">{t('rate.stars')}</legend>
        {STARS.map((count) => (
          <label key={count} data-lit={rating !== undefined && count <= rating}>
            <input
              type="radio"
              name="stars"
              className="visually-hidden"
              checked={rating === count}
              onChange={() => change({ rating: count })}
              aria-label={t('rate.star', { count })}
            />
            <span aria-hidden="true">{rating !== undefined && count <= rating ? '★' : '☆'}</span>
          </label>
        ))}
      </fieldset>
      <label className="field" htmlFor="comment">
        {t('rate.comment')} <span className="muted">{t('report.optional')}</span>
      </label>
      <textarea
        id="comment"
        rows={2}
        maxLength={500}
        value={comment}
        onChange={(event) => change({ comment: event.target.value })}
      />
      <Button
        type="submit"
        color="primary"
        block
        loading={rate.isPending}
        disabled={solved === undefined || rating === undefined}
      >
        {t('rate.send')}
      </Button>
      {rate.isError && <PhoneProblem error={rate.error} />}
    </form>
  );
}
