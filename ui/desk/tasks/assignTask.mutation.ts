import { mutationOptions } from '@tanstack/react-query';
import type { AssignTask } from '../../../service/contract/task.js';
import { bodyOf, client } from '../../shared/client.js';
import { sentOnce } from '../../shared/sentOnce.js';
import { workChanged } from '../workChanged.js';

export const assignTask = (key: string) =>
  mutationOptions({
    mutationFn: (body: AssignTask) =>
      sentOnce(['assignTask', key, body], (header) =>
        bodyOf(client.POST('/tasks/{key}/assign', { params: { path: { key }, header }, body })),
      ),
    onSettled: workChanged,
  });
