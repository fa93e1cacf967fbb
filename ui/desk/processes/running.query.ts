import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';

/** How many instances run on a version. */
export const runningQuery = (processId: string, version: number) =>
  queryOptions({
    queryKey: ['instances', processId, version],
    queryFn: ({ signal }) =>
      bodyOf(client.GET('/instances', { params: { query: { processId, version, limit: 1 } }, signal })),
  });
