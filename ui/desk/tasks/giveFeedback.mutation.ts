import { mutationOptions } from '@tanstack/react-query';
import type { GiveFeedback } from '../../../service/contract/task.js';
import { bodyOf, client } from '../../shared/client.js';
import { sentOnce } from '../../shared/sentOnce.js';
import { workChanged } from '../workChanged.js';

export const giveFeedback = (key: string) =>
  mutationOptions({
    mutationFn: (body: GiveFeedback) =>
      sentOnce(['giveFeedback', key, body], (header) =>
        bodyOf(client.POST('/tasks/{key}/feedback', { params: { path: { key }, header }, body })),
      ),
    onSettled: workChanged,
  });
