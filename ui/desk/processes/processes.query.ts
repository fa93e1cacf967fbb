import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';

export const processesQuery = queryOptions({
  queryKey: ['processes'],
  queryFn: ({ signal }) => bodyOf(client.GET('/processes', { signal })),
});
