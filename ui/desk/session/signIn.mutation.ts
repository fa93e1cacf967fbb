import { mutationOptions } from '@tanstack/react-query';
import type { SignIn } from '../../../service/contract/session.js';
import { bodyOf, client, sendCsrfToken } from '../../shared/client.js';
import { queryClient } from '../../shared/queryClient.js';
import { sessionQuery } from './session.query.js';

export const signIn = mutationOptions({
  mutationFn: (body: SignIn) => bodyOf(client.POST('/session', { body })),
  onSuccess: (session) => {
    queryClient.clear();
    sendCsrfToken(session.csrfToken);
    queryClient.setQueryData(sessionQuery.queryKey, session);
  },
});
