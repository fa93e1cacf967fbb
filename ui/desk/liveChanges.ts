import { useEffect } from 'react';
import { queryClient } from '../shared/queryClient.js';

const GATHER_MS = 300;
const LIVE = ['tasks', 'task', 'cases', 'case', 'board', 'incidents', 'instance', 'instances'];

/** Asks again for what is on the screen when the service says that something has changed; bursts count once. */
export function useLiveChanges(): void {
  useEffect(() => {
    const stream = new EventSource('/api/events');
    let waiting: ReturnType<typeof setTimeout> | undefined;
    stream.addEventListener('change', () => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        void queryClient.invalidateQueries({ predicate: ({ queryKey }) => LIVE.includes(String(queryKey[0])) });
      }, GATHER_MS);
    });
    return () => {
      clearTimeout(waiting);
      stream.close();
    };
  }, []);
}
