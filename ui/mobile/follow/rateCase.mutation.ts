import { mutationOptions } from '@tanstack/react-query';
import type { RateCase } from '../../../service/contract/report.js';
import { bodyOf, client } from '../../shared/client.js';
import { queryClient } from '../../shared/queryClient.js';
import { sentOnce } from '../../shared/sentOnce.js';
import { followedQuery } from './followed.query.js';

export const rateCase = (trackingCode: string) =>
  mutationOptions({
    mutationFn: (body: RateCase) =>
      sentOnce(['rateCase', trackingCode, body], (header) =>
        bodyOf(client.POST('/reports/{trackingCode}/rating', { params: { path: { trackingCode }, header }, body })),
      ),
    onSettled: () => queryClient.invalidateQueries(followedQuery(trackingCode)),
  });
