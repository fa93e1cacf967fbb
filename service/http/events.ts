import type { Needs } from '../application/needs.js';
import type { Handlers } from './handler.js';

/** Shorter than the minute after which proxies cut a silent connection. */
const BEAT_MS = 25_000;

/** Server-sent events: each is a change that a page may care about. Ends when the browser goes. */
export function eventHandlers({ clock, changes }: Needs): Pick<Handlers, 'followChanges'> {
  return {
    followChanges: ({ http: { request, response } }) => {
      response.writeHead(200, {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
      });
      response.write('retry: 3000\n\n');
      let calledOff = () => {};
      const beat = () => {
        response.write(': still here\n\n');
        calledOff = clock.wake(clock.now() + BEAT_MS, beat);
      };
      calledOff = clock.wake(clock.now() + BEAT_MS, beat);
      const stop = changes.listen((event) => response.write(`event: change\ndata: ${JSON.stringify(event)}\n\n`));
      request.on('close', () => {
        stop();
        calledOff();
      });
      return undefined;
    },
  };
}
