import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';

const REFRESH_MS = 30_000;

export const boardQuery = queryOptions({
  queryKey: ['board'],
  queryFn: ({ signal }) => bodyOf(client.GET('/board', { signal })),
  refetchInterval: REFRESH_MS,
});
