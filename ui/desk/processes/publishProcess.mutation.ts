import { mutationOptions } from '@tanstack/react-query';
import type { PublishProcess } from '../../../service/contract/process.js';
import { bodyOf, client } from '../../shared/client.js';
import { queryClient } from '../../shared/queryClient.js';
import { processesQuery } from './processes.query.js';

export const publishProcess = (id: string) =>
  mutationOptions({
    mutationFn: (body: PublishProcess) =>
      bodyOf(client.POST('/processes/{id}/versions', { params: { path: { id } }, body })),
    onSuccess: () => queryClient.invalidateQueries(processesQuery),
  });
