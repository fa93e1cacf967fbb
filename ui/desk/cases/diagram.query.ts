import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';

/** A published version never changes. */
export const diagramQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['diagram', id, version],
    queryFn: ({ signal }) =>
      bodyOf(
        client.GET('/processes/{id}/versions/{version}', {
          params: { path: { id, version: String(version) } },
          signal,
        }),
      ),
    staleTime: Infinity,
  });
