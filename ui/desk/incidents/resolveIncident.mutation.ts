import { mutationOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';
import { queryClient } from '../../shared/queryClient.js';
import { incidentsQuery } from './incidents.query.js';

const RETRIES = 1;

export const resolveIncident = (key: string) =>
  mutationOptions({
    mutationFn: () =>
      bodyOf(client.POST('/incidents/{key}/resolution', { params: { path: { key } }, body: { retries: RETRIES } })),
    onSettled: () => queryClient.invalidateQueries(incidentsQuery),
  });
