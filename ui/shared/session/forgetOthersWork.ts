import { queryClient } from '../queryClient.js';
import { sessionQuery } from './session.query.js';

/** What the one before has seen is not for the next. The session itself stays: the layout is looking at it. */
export function forgetOthersWork(): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
}
