import { useEffect } from 'react';
import { queryClient } from '../shared/queryClient.js';
import { gathered } from './gathered.js';

const LIVE = ['tasks', 'task', 'cases', 'case', 'board', 'incidents', 'instance', 'instances'];

/** Asks again for what is on the screen when the service says that something has changed. */
export function useLiveChanges(): void {
  useEffect(() => {
    const stream = new EventSource('/api/events');
    const look = gathered(
      () => void queryClient.invalidateQueries({ predicate: ({ queryKey }) => LIVE.includes(String(queryKey[0])) }),
      browserTiming,
    );
    stream.addEventListener('change', look.ask);
    return () => {
      look.callOff();
      stream.close();
    };
  }, []);
}

const browserTiming = {
  now: () => performance.now(),
  wake(at: number, callback: () => void) {
    const timer = setTimeout(callback, at - performance.now());
    return () => clearTimeout(timer);
  },
};
