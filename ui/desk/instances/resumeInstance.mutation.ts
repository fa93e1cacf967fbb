import { mutationOptions } from '@tanstack/react-query';
import type { Reasoned } from '../../../service/contract/case.js';
import { bodyOf, client } from '../../shared/client.js';
import { sentOnce } from '../../shared/sentOnce.js';
import { workChanged } from '../workChanged.js';

export const resumeInstance = (key: string) =>
  mutationOptions({
    mutationFn: (body: Reasoned) =>
      sentOnce(['resumeInstance', key, body], (header) =>
        bodyOf(client.POST('/instances/{key}/resumption', { params: { path: { key }, header }, body })),
      ),
    onSettled: () => void workChanged(), // not waited for: the dialogue closes before its move may be gone
  });
