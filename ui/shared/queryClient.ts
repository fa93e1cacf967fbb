import { MutationCache, type Query, QueryCache, QueryClient } from '@tanstack/react-query';
import { ServiceProblem } from './client.js';

/** A refusal is an answer and is not asked again; what could not be asked now is tried twice more, and leaves standing what was shown. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      noticeLostSession(error);
      keepWhatStands(error, query);
    },
  }),
  mutationCache: new MutationCache({ onError: noticeLostSession }),
  defaultOptions: {
    queries: { retry: (failures, error) => !isRefusal(error) && failures < 2 },
    mutations: { retry: false },
  },
});

/** 503: the service is there, and what it keeps its data in is not. */
const isRefusal = (error: unknown): boolean => error instanceof ServiceProblem && error.problem.status !== 503;

/** The first answer that says so brings the sign-in, at the address where one was; drafts wait on the device. */
function noticeLostSession(error: unknown): void {
  const isLost = error instanceof ServiceProblem && error.problem.code === 'NOT_SIGNED_IN';
  if (isLost) queryClient.setQueryData(['session'], null);
}

/** A list, or a form that is being filled in, does not give way to a notice because it could not be asked for again. */
function keepWhatStands(error: unknown, query: Query<unknown, unknown>): void {
  if (isRefusal(error) || query.state.data === undefined) return;
  query.setState({ status: 'success', error: null });
}
