import { mutationOptions } from '@tanstack/react-query';
import type { SignIn } from '../../../service/contract/session.js';
import { bodyOf, client, sendCsrfToken } from '../../shared/client.js';
import { queryClient } from '../../shared/queryClient.js';
import { forgetOthersWork } from '../../shared/session/forgetOthersWork.js';
import { sessionQuery } from '../../shared/session/session.query.js';

export const signIn = mutationOptions({
  mutationFn: (body: SignIn) => bodyOf(client.POST('/session', { body })),
  onSuccess: (session) => {
    forgetOthersWork();
    sendCsrfToken(session.csrfToken);
    queryClient.setQueryData(sessionQuery.queryKey, session);
  },
});
