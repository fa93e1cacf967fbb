import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';

/** A stored case as an example, without the resident's words. */
export const exampleFromCaseQuery = (name: string, caseId: string) =>
  queryOptions({
    queryKey: ['exampleFromCase', name, caseId],
    queryFn: ({ signal }) =>
      bodyOf(client.GET('/rule-sets/{name}/examples/{caseId}', { params: { path: { name, caseId } }, signal })),
  });
