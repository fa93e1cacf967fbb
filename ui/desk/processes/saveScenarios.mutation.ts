import { mutationOptions } from '@tanstack/react-query';
import type { SaveScenarios } from '../../../service/contract/process.js';
import { bodyOf, client } from '../../shared/client.js';
import { queryClient } from '../../shared/queryClient.js';
import { scenariosQuery } from './scenarios.query.js';

export const saveScenarios = (id: string) =>
  mutationOptions({
    mutationFn: (body: SaveScenarios) =>
      bodyOf(client.POST('/processes/{id}/scenarios', { params: { path: { id } }, body })),
    onSuccess: (saved) => queryClient.setQueryData(scenariosQuery(id).queryKey, saved),
  });
