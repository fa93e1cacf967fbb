import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';

export const scenariosQuery = (id: string) =>
  queryOptions({
    queryKey: ['scenarios', id],
    queryFn: ({ signal }) => bodyOf(client.GET('/processes/{id}/scenarios', { params: { path: { id } }, signal })),
  });
