import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { TaskFilter } from '../../../service/contract/task.js';
import { bodyOf, client, said } from '../../shared/client.js';

/** The stream of changes asks sooner; this is for a stream that was cut without anybody noticing. */
const REFRESH_MS = 30_000;

export const tasksQuery = (filter: TaskFilter) =>
  queryOptions({
    queryKey: ['tasks', filter],
    queryFn: ({ signal }) => bodyOf(client.GET('/tasks', { params: { query: said(filter) }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
