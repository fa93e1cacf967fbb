import { mutationOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';
import { queryClient } from '../../shared/queryClient.js';
import { followedQuery } from './followed.query.js';

export const withdrawReport = (trackingCode: string) =>
  mutationOptions({
    mutationFn: (reason: string) =>
      bodyOf(
        client.POST('/reports/{trackingCode}/withdrawal', { params: { path: { trackingCode } }, body: { reason } }),
      ),
    onSettled: () => queryClient.invalidateQueries(followedQuery(trackingCode)),
  });
