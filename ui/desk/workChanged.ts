import { queryClient } from '../shared/queryClient.js';

/** After a move on a task or case: every list and page that may show it asks again. Also after a refusal: what was shown is old. */
export async function workChanged(): Promise<void> {
  const shown = ['tasks', 'task', 'cases', 'case', 'board', 'instance', 'instances'];
  await queryClient.invalidateQueries({ predicate: ({ queryKey }) => shown.includes(String(queryKey[0])) });
}
