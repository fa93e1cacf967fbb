import { mutationOptions } from '@tanstack/react-query';
import { bodyOf, client, sendCsrfToken } from '../client.js';
import { queryClient } from '../queryClient.js';
import { forgetOthersWork } from './forgetOthersWork.js';
import { sessionQuery } from './session.query.js';

export const signOut = mutationOptions({
  mutationFn: () => bodyOf(client.DELETE('/session')),
  onSuccess: () => {
    sendCsrfToken(null);
    forgetOthersWork();
    queryClient.setQueryData(sessionQuery.queryKey, null);
  },
});
