import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';

const REFRESH_MS = 15_000;

export const followedQuery = (trackingCode: string) =>
  queryOptions({
    queryKey: ['followed', trackingCode],
    queryFn: ({ signal }) =>
      bodyOf(client.GET('/reports/{trackingCode}', { params: { path: { trackingCode } }, signal })),
    refetchInterval: REFRESH_MS,
  });
