import { mutationOptions } from '@tanstack/react-query';
import type { Reasoned } from '../../../service/contract/case.js';
import { bodyOf, client } from '../../shared/client.js';
import { sentOnce } from '../../shared/sentOnce.js';
import { workChanged } from '../workChanged.js';

export const resumeCase = (id: string) =>
  mutationOptions({
    mutationFn: (body: Reasoned) =>
      sentOnce(['resumeCase', id, body], (header) =>
        bodyOf(client.POST('/cases/{id}/resumption', { params: { path: { id }, header }, body })),
      ),
    onSettled: () => void workChanged(), // not waited for: the dialogue closes before its move may be gone
  });
