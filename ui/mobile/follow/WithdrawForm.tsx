import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd-mobile';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../shared/draft.js';
import { PhoneProblem } from '../PhoneProblem.js';
import { withdrawReport } from './withdrawReport.mutation.js';

/** Folded away: taking a report back is the exception, and it wants a reason. */
export function WithdrawForm({ trackingCode }: { trackingCode: string }) {
  const { t } = useTranslation();
  const [{ reason }, change, clear] = useDraft(`withdraw.${trackingCode}`, { reason: '' });
  const withdraw = useMutation({ ...withdrawReport(trackingCode), onSuccess: clear });
  return (
    <details className="withdraw">
      <summary>{t('follow.withdraw')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          withdraw.mutate(reason);
        }}
      >
        <p>{t('follow.withdrawHint')}</p>
        <label className="field" htmlFor="withdraw-reason">
          {t('follow.withdrawReason')}
        </label>
        <textarea
          id="withdraw-reason"
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
        <Button type="submit" block loading={withdraw.isPending} disabled={reason.trim().length < 2}>
          {t('follow.withdraw')}
        </Button>
        {withdraw.isError && <PhoneProblem error={withdraw.error} />}
      </form>
    </details>
  );
}
