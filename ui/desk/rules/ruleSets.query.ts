import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';

export const ruleSetsQuery = queryOptions({
  queryKey: ['ruleSets'],
  queryFn: ({ signal }) => bodyOf(client.GET('/rule-sets', { signal })),
});
