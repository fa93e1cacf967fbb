import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { CaseFilter } from '../../../service/contract/case.js';
import { bodyOf, client, said } from '../../shared/client.js';

/** The router hands on whatever stands in an address; a link that came through a messenger has more than a filter. */
const Known = CaseFilter.strip();

export const casesQuery = (filter: CaseFilter) =>
  queryOptions({
    queryKey: ['cases', filter],
    queryFn: ({ signal }) => bodyOf(client.GET('/cases', { params: { query: said(Known.parse(filter)) }, signal })),
    placeholderData: keepPreviousData,
  });
