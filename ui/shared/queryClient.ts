import { QueryClient } from '@tanstack/react-query';
import { ServiceProblem } from './client.js';

/** A refusal is an answer and is not asked again; a lost connection is tried twice more. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: (failures, error) => !(error instanceof ServiceProblem) && failures < 2 },
    mutations: { retry: false },
  },
});
