import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';

export const situationQuery = queryOptions({
  queryKey: ['situation'],
  queryFn: ({ signal }) => bodyOf(client.GET('/situation', { signal })),
});
