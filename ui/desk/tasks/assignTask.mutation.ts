import { mutationOptions } from '@tanstack/react-query';
import type { AssignTask } from '../../../service/contract/task.js';
import { bodyOf, client } from '../../shared/client.js';
import { workChanged } from '../workChanged.js';

export const assignTask = (key: string) =>
  mutationOptions({
    mutationFn: (body: AssignTask) => bodyOf(client.POST('/tasks/{key}/assign', { params: { path: { key } }, body })),
    onSettled: workChanged,
  });
