import type { Clock } from '../domain/clock.js';

/** setTimeout counts in 32 bits: a longer wait is made of several. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** The machine's time. The one file that asks it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  wake(at, callback) {
    let timeout: NodeJS.Timeout;
    const wait = () => {
      const left = at - Date.now();
      timeout =
        left > LONGEST_TIMEOUT_MS ? setTimeout(wait, LONGEST_TIMEOUT_MS) : setTimeout(callback, Math.max(0, left));
    };
    wait();
    return () => clearTimeout(timeout);
  },
};
