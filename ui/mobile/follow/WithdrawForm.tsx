import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd-mobile';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PhoneProblem } from '../PhoneProblem.js';
import { withdrawReport } from './withdrawReport.mutation.js';

/** Folded away: taking a report back is the exception, and it wants a reason. */
export function WithdrawForm({ trackingCode }: { trackingCode: string }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const withdraw = useMutation(withdrawReport(trackingCode));
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
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" block loading={withdraw.isPending} disabled={reason.trim().length < 2}>
          {t('follow.withdraw')}
        </Button>
        {withdraw.isError && <PhoneProblem error={withdraw.error} />}
      </form>
    </details>
  );
}
