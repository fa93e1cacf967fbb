import { mutationOptions } from '@tanstack/react-query';
import type { ReturnTask } from '../../../service/contract/task.js';
import { bodyOf, client, said } from '../../shared/client.js';
import { workChanged } from '../workChanged.js';

export const returnTask = (key: string) =>
  mutationOptions({
    mutationFn: (body: ReturnTask) =>
      bodyOf(client.POST('/tasks/{key}/return', { params: { path: { key } }, body: said(body) })),
    onSettled: workChanged,
  });
