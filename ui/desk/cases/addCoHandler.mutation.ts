import { mutationOptions } from '@tanstack/react-query';
import type { AddCoHandler } from '../../../service/contract/case.js';
import { bodyOf, client } from '../../shared/client.js';
import { sentOnce } from '../../shared/sentOnce.js';
import { workChanged } from '../workChanged.js';

export const addCoHandler = (id: string) =>
  mutationOptions({
    mutationFn: (body: AddCoHandler) =>
      sentOnce(['addCoHandler', id, body], (header) =>
        bodyOf(client.POST('/cases/{id}/coHandlers', { params: { path: { id }, header }, body })),
      ),
    onSettled: () => void workChanged(), // not waited for: the dialogue closes before its move may be gone
  });
