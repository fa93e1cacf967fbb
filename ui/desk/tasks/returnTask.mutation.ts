import { mutationOptions } from '@tanstack/react-query';
import type { ReturnTask } from '../../../service/contract/task.js';
import { bodyOf, client, said } from '../../shared/client.js';
import { sentOnce } from '../../shared/sentOnce.js';
import { workChanged } from '../workChanged.js';

export const returnTask = (key: string) =>
  mutationOptions({
    mutationFn: (body: ReturnTask) =>
      sentOnce(['returnTask', key, body], (header) =>
        bodyOf(client.POST('/tasks/{key}/return', { params: { path: { key }, header }, body: said(body) })),
      ),
    onSettled: workChanged,
  });
