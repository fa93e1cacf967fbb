import { mutationOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';
import { sentOnce } from '../../shared/sentOnce.js';
import { workChanged } from '../workChanged.js';

/** Tokens that end, and the element at which one begins; null: none. */
export interface Move {
  from: string[];
  to: string | null;
  reason: string;
}

export const modifyInstance = (key: string) =>
  mutationOptions({
    mutationFn: ({ from, to, reason }: Move) => {
      const activate = to === null ? [] : [{ elementId: to, variables: [] }];
      const body = { terminate: from, activate, reason, dryRun: false };
      return sentOnce(['modifyInstance', key, body], (header) =>
        bodyOf(client.POST('/instances/{key}/modification', { params: { path: { key }, header }, body })),
      );
    },
    onSettled: () => void workChanged(), // not waited for: the dialogue closes before its move may be gone
  });
