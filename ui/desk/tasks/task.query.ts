import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';

export const taskQuery = (key: string) =>
  queryOptions({
    queryKey: ['task', key],
    queryFn: ({ signal }) => bodyOf(client.GET('/tasks/{key}', { params: { path: { key } }, signal })),
  });
