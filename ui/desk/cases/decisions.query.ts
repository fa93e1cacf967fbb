import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';

/** Why the rules decided as they did, in the words of the version that decided. */
export const decisionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'decisions'],
    queryFn: ({ signal }) => bodyOf(client.GET('/cases/{id}/decisions', { params: { path: { id } }, signal })),
  });
