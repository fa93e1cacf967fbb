import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';

const NEWEST = 20;

/** The newest instances of a process, running or ended; with a code those of that case. */
export const triedQuery = (processId: string, caseCode: string) =>
  queryOptions({
    queryKey: ['instances', processId, 'tried', caseCode],
    queryFn: ({ signal }) =>
      bodyOf(
        client.GET('/instances', {
          params: { query: { processId, state: 'any', limit: NEWEST, ...(caseCode !== '' && { caseCode }) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
