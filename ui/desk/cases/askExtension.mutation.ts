import { mutationOptions } from '@tanstack/react-query';
import type { AskExtension } from '../../../service/contract/case.js';
import { bodyOf, client } from '../../shared/client.js';
import { sentOnce } from '../../shared/sentOnce.js';
import { workChanged } from '../workChanged.js';

export const askExtension = (id: string) =>
  mutationOptions({
    mutationFn: (body: AskExtension) =>
      sentOnce(['askExtension', id, body], (header) =>
        bodyOf(client.POST('/cases/{id}/extensions', { params: { path: { id }, header }, body })),
      ),
    onSettled: workChanged,
  });
