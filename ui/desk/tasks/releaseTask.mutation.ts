import { mutationOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';
import { workChanged } from '../workChanged.js';

export const releaseTask = (key: string) =>
  mutationOptions({
    mutationFn: () => bodyOf(client.POST('/tasks/{key}/release', { params: { path: { key } } })),
    onSettled: workChanged,
  });
