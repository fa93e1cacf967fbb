import { mutationOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';
import { queryClient } from '../../shared/queryClient.js';
import { processesQuery } from './processes.query.js';

/** All cases of the version stand still, or go on. */
export const holdVersion = (id: string, version: number) =>
  mutationOptions({
    mutationFn: (hold: boolean) => {
      const params = { path: { id, version: String(version) } };
      return bodyOf(
        hold
          ? client.POST('/processes/{id}/versions/{version}/suspension', { params })
          : client.POST('/processes/{id}/versions/{version}/resumption', { params }),
      );
    },
    onSettled: () => queryClient.invalidateQueries(processesQuery),
  });
