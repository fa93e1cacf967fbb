import { useEffect } from 'react';
import { lineHeard, lineLost } from '../shared/line.js';
import { queryClient } from '../shared/queryClient.js';
import { sessionQuery } from '../shared/session/session.query.js';
import { gathered } from './gathered.js';
import { lookAgain } from './lookAgain.js';

/** Asks again for what is on the screen when the service says that something has changed. */
export function useLiveChanges(): void {
  useEffect(() => {
    const look = gathered(() => lookAgain(queryClient), browserTiming);
    const line = followed(look.ask);
    return () => {
      look.callOff();
      line.leave();
    };
  }, []);
}

/** Between two tries of ours; the browser's own are as far apart. */
const AGAIN_MS = 3_000;

/** The stream of changes, opened again for as long as somebody follows it. */
function followed(onChange: () => void): { leave: () => void } {
  let callOff = () => {};
  const stream = new EventSource('/api/events');
  stream.addEventListener('change', onChange);
  stream.addEventListener('open', () => {
    lineHeard();
    onChange(); // nobody told of what changed before, or while the line was cut
  });
  stream.addEventListener('error', () => {
    lineLost();
    if (stream.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
    // It gives up where the answer was no stream: a proxy with nobody behind it, or a session that has ended.
    callOff = browserTiming.wake(browserTiming.now() + AGAIN_MS, () => {
      void queryClient.invalidateQueries(sessionQuery);
      callOff = followed(onChange).leave;
    });
  });
  return {
    leave() {
      stream.close();
      callOff();
    },
  };
}

const browserTiming = {
  now: () => performance.now(),
  wake(at: number, callback: () => void) {
    const timer = setTimeout(callback, at - performance.now());
    return () => clearTimeout(timer);
  },
};
