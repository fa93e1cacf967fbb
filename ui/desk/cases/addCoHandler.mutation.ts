import { mutationOptions } from '@tanstack/react-query';
import type { AddCoHandler } from '../../../service/contract/case.js';
import { bodyOf, client } from '../../shared/client.js';
import { workChanged } from '../workChanged.js';

export const addCoHandler = (id: string) =>
  mutationOptions({
    mutationFn: (body: AddCoHandler) =>
      bodyOf(client.POST('/cases/{id}/coHandlers', { params: { path: { id } }, body })),
    onSettled: () => void workChanged(), // not waited for: the dialogue closes before its move may be gone
  });
