import type { Clock } from './clock.js';

/** Answers after that time, or as soon as the signal calls it off. */
export function pause(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const end = () => {
      callOff();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const callOff = clock.wake(clock.now() + ms, end);
    signal?.addEventListener('abort', end);
  });
}
