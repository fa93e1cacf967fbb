import { mutationOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';
import { workChanged } from '../workChanged.js';

export const claimTask = (key: string) =>
  mutationOptions({
    mutationFn: () => bodyOf(client.POST('/tasks/{key}/claim', { params: { path: { key } } })),
    onSettled: workChanged,
  });
