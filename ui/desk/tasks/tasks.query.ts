import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { TaskFilter } from '../../../service/contract/task.js';
import { bodyOf, client, said } from '../../shared/client.js';

/** The stream of changes asks sooner; this is for a stream that was cut without anybody noticing. */
const REFRESH_MS = 30_000;

/** The router hands on whatever stands in an address; a link that came through a messenger has more than a filter. */
const Known = TaskFilter.strip();

export const tasksQuery = (filter: TaskFilter) =>
  queryOptions({
    queryKey: ['tasks', filter],
    queryFn: ({ signal }) => bodyOf(client.GET('/tasks', { params: { query: said(Known.parse(filter)) }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
