import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CaseFilter } from '../../../service/contract/case.js';
import { bodyOf, client, said } from '../../shared/client.js';

export const casesQuery = (filter: CaseFilter) =>
  queryOptions({
    queryKey: ['cases', filter],
    queryFn: ({ signal }) => bodyOf(client.GET('/cases', { params: { query: said(filter) }, signal })),
    placeholderData: keepPreviousData,
  });
