import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';

export const instanceQuery = (key: string) =>
  queryOptions({
    queryKey: ['instance', key],
    queryFn: ({ signal }) => bodyOf(client.GET('/instances/{key}', { params: { path: { key } }, signal })),
  });
