import { mutationOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';
import { queryClient } from '../../shared/queryClient.js';
import { sentOnce } from '../../shared/sentOnce.js';
import { followedQuery } from './followed.query.js';

export const withdrawReport = (trackingCode: string) =>
  mutationOptions({
    mutationFn: (reason: string) =>
      sentOnce(['withdrawReport', trackingCode, reason], (header) =>
        bodyOf(
          client.POST('/reports/{trackingCode}/withdrawal', {
            params: { path: { trackingCode }, header },
            body: { reason },
          }),
        ),
      ),
    onSettled: () => queryClient.invalidateQueries(followedQuery(trackingCode)),
  });
