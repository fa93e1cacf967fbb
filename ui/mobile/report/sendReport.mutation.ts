import { mutationOptions } from '@tanstack/react-query';
import { bodyOf, client, said } from '../../shared/client.js';
import { type ReportDraft, reportOf } from './reportDraft.js';

export const sendReport = mutationOptions({
  mutationFn: (draft: ReportDraft) =>
    bodyOf(
      client.POST('/reports', {
        params: { header: { 'Idempotency-Key': draft.idempotencyKey } },
        body: said(reportOf(draft)),
      }),
    ),
});
