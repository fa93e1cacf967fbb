import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from './client.js';

/** The organisations of today; they change by date, not by the minute. */
export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: ({ signal }) => bodyOf(client.GET('/organisations', { signal })),
  staleTime: Infinity,
});
