import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';

export const assignableQuery = (key: string) =>
  queryOptions({
    queryKey: ['assignable', key],
    queryFn: ({ signal }) => bodyOf(client.GET('/tasks/{key}/people', { params: { path: { key } }, signal })),
  });
