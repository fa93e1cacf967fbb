import { mutationOptions } from '@tanstack/react-query';
import type { Reasoned } from '../../../service/contract/case.js';
import { bodyOf, client } from '../../shared/client.js';
import { sentOnce } from '../../shared/sentOnce.js';
import { workChanged } from '../workChanged.js';

export const superviseCase = (id: string) =>
  mutationOptions({
    mutationFn: (body: Reasoned) =>
      sentOnce(['superviseCase', id, body], (header) =>
        bodyOf(client.POST('/cases/{id}/supervisions', { params: { path: { id }, header }, body })),
      ),
    onSettled: () => void workChanged(), // not waited for: the dialogue closes before its move may be gone
  });
