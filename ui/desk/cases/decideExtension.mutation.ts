import { mutationOptions } from '@tanstack/react-query';
import type { DecideExtension } from '../../../service/contract/case.js';
import { bodyOf, client } from '../../shared/client.js';
import { sentOnce } from '../../shared/sentOnce.js';
import { workChanged } from '../workChanged.js';

export const decideExtension = (id: string, extensionId: string) =>
  mutationOptions({
    mutationFn: (body: DecideExtension) =>
      sentOnce(['decideExtension', id, extensionId, body], (header) =>
        bodyOf(
          client.POST('/cases/{id}/extensions/{extensionId}/decision', {
            params: { path: { id, extensionId }, header },
            body,
          }),
        ),
      ),
    onSettled: workChanged,
  });
