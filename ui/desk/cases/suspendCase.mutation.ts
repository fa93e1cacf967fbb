import { mutationOptions } from '@tanstack/react-query';
import type { SuspendCase } from '../../../service/contract/case.js';
import { bodyOf, client } from '../../shared/client.js';
import { sentOnce } from '../../shared/sentOnce.js';
import { workChanged } from '../workChanged.js';

export const suspendCase = (id: string) =>
  mutationOptions({
    mutationFn: (body: SuspendCase) =>
      sentOnce(['suspendCase', id, body], (header) =>
        bodyOf(client.POST('/cases/{id}/suspension', { params: { path: { id }, header }, body })),
      ),
    onSettled: () => void workChanged(), // not waited for: the dialogue closes before its move may be gone
  });
