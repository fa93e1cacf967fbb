import { queryOptions } from '@tanstack/react-query';
import type { Session } from '../../../service/contract/session.js';
import { bodyOf, client, sendCsrfToken } from '../client.js';

/** Who is signed in; null where nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    const session = await bodyOf(client.GET('/session', { signal }));
    if (session !== null) sendCsrfToken(session.csrfToken);
    return session;
  },
  staleTime: Infinity,
});
