import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';

/** What the person who is signed in has reported, newest first. */
export const ownReportsQuery = queryOptions({
  queryKey: ['ownReports'],
  queryFn: ({ signal }) => bodyOf(client.GET('/reports', { signal })),
});
