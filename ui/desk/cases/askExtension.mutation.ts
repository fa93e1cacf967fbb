import { mutationOptions } from '@tanstack/react-query';
import type { AskExtension } from '../../../service/contract/case.js';
import { bodyOf, client } from '../../shared/client.js';
import { workChanged } from '../workChanged.js';

export const askExtension = (id: string) =>
  mutationOptions({
    mutationFn: (body: AskExtension) =>
      bodyOf(client.POST('/cases/{id}/extensions', { params: { path: { id } }, body })),
    onSettled: workChanged,
  });
