import { queryOptions } from '@tanstack/react-query';
import type { Session } from '../../../service/contract/session.js';
import { bodyOf, client, ServiceProblem, sendCsrfToken } from '../client.js';

/** Who is signed in; null where nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      const session = await bodyOf(client.GET('/session', { signal }));
      sendCsrfToken(session.csrfToken);
      return session;
    } catch (error) {
      if (error instanceof ServiceProblem && error.problem.status === 401) return null;
      throw error;
    }
  },
  staleTime: Infinity,
});
