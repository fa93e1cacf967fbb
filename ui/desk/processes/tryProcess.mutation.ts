import { mutationOptions } from '@tanstack/react-query';
import type { TryProcess } from '../../../service/contract/process.js';
import { bodyOf, client } from '../../shared/client.js';

/** Runs scenarios against drafts; nothing of it is kept. */
export const tryProcess = (id: string) =>
  mutationOptions({
    mutationFn: (body: TryProcess) => bodyOf(client.POST('/processes/{id}/trial', { params: { path: { id } }, body })),
  });
