import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';
import { serviceNow } from '../../shared/serviceClock.js';
import { askAgainAfter } from './askAgain.js';

export const followedQuery = (trackingCode: string) =>
  queryOptions({
    queryKey: ['followed', trackingCode],
    queryFn: ({ signal }) =>
      bodyOf(client.GET('/reports/{trackingCode}', { params: { path: { trackingCode } }, signal })),
    refetchInterval: ({ state }) => askAgainAfter(state.data, serviceNow()),
  });
