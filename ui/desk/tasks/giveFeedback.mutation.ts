import { mutationOptions } from '@tanstack/react-query';
import type { GiveFeedback } from '../../../service/contract/task.js';
import { bodyOf, client } from '../../shared/client.js';
import { workChanged } from '../workChanged.js';

export const giveFeedback = (key: string) =>
  mutationOptions({
    mutationFn: (body: GiveFeedback) =>
      bodyOf(client.POST('/tasks/{key}/feedback', { params: { path: { key } }, body })),
    onSettled: workChanged,
  });
