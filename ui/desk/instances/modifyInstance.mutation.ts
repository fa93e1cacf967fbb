import { mutationOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';
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
      return bodyOf(client.POST('/instances/{key}/modification', { params: { path: { key } }, body }));
    },
    onSettled: () => void workChanged(), // not waited for: the dialogue closes before its move may be gone
  });
