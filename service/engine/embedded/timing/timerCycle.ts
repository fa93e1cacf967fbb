import { nextOfCron, parseCron } from './cron.js';
import { parseCycle, plus } from './isoTime.js';
import type { PreparedTimer, Timer } from '../state/timers.js';

/** When a cycle fires first. */
export function firstOfCycle(written: string, now: number): PreparedTimer | undefined {
  const cycle = parseCycle(written);
  if (cycle) {
    const due = cycle.start === undefined ? plus(now, cycle.interval) : Math.max(cycle.start, now);
    return { due, repetitions: cycle.repetitions, interval: written };
  }
  const cron = parseCron(written);
  const due = cron && nextOfCron(cron, now);
  return due === undefined ? undefined : { due, repetitions: -1, interval: written };
}

/** When it fires after this time: periods that were missed are left out, not caught up (measured on 8.5.8). */
export function cycleAfter(fired: Timer, now: number): PreparedTimer | undefined {
  const goesOn = fired.repetitions === -1 || fired.repetitions > 1; // so R0 fires once, as R1 does
  if (fired.interval === null || !goesOn) return undefined;
  const repetitions = fired.repetitions === -1 ? -1 : fired.repetitions - 1;
  const cycle = parseCycle(fired.interval);
  if (!cycle) return firstOfCycle(fired.interval, now);
  const following = plus(fired.due, cycle.interval);
  const due = following > now ? following : plus(now, cycle.interval);
  return { due, repetitions, interval: fired.interval };
}
