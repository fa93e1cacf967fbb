import { mutationOptions } from '@tanstack/react-query';
import type { SetSituation } from '../../../service/contract/situation.js';
import { bodyOf, client } from '../../shared/client.js';
import { queryClient } from '../../shared/queryClient.js';
import { situationQuery } from './situation.query.js';

export const setSituation = mutationOptions({
  mutationFn: (body: SetSituation) => bodyOf(client.POST('/situation', { body })),
  onSuccess: (situation) => queryClient.setQueryData(situationQuery.queryKey, situation),
});
