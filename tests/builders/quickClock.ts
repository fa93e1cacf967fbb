import type { Clock } from '../../service/domain/clock.js';
import { systemClock } from '../../service/ops/systemClock.js';

/** A clock that starts at a time of the test's choosing and runs so many times faster than the machine's. */
export function quickClock({ startsAt, speed }: { startsAt: number; speed: number }): Clock {
  const began = systemClock.now();
  return {
    now: () => Math.floor(startsAt + (systemClock.now() - began) * speed),
    wake: (at, callback) => systemClock.wake(began + (at - startsAt) / speed, callback),
  };
}
