import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';

export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: ({ signal }) => bodyOf(client.GET('/catalogue', { signal })),
  staleTime: Infinity,
});
