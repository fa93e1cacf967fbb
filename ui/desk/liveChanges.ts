import { useEffect } from 'react';
import { queryClient } from '../shared/queryClient.js';
import { gathered } from './gathered.js';
import { lookAgain } from './lookAgain.js';

/** Asks again for what is on the screen when the service says that something has changed. */
export function useLiveChanges(): void {
  useEffect(() => {
    const stream = new EventSource('/api/events');
    const look = gathered(() => lookAgain(queryClient), browserTiming);
    stream.addEventListener('change', look.ask);
    stream.addEventListener('open', look.ask); // nobody told of what changed before, or while the line was cut
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
