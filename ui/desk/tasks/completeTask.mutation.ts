import { mutationOptions } from '@tanstack/react-query';
import type { CompleteTask } from '../../../service/contract/task.js';
import { bodyOf, client } from '../../shared/client.js';
import { sentOnce } from '../../shared/sentOnce.js';
import { workChanged } from '../workChanged.js';

export const completeTask = (key: string) =>
  mutationOptions({
    mutationFn: (body: CompleteTask) =>
      sentOnce(['completeTask', key, body], (header) =>
        bodyOf(client.POST('/tasks/{key}/complete', { params: { path: { key }, header }, body })),
      ),
    onSettled: workChanged,
  });
