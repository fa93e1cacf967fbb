import { readZonedMoment } from '../../../feel/expression.js';
import { CycleFault } from './cycleFault.js';
import { type Cron, nextOfCron, readCron } from './cron.js';
import { dueOf, type Interval, parseInterval, plus } from './isoTime.js';
import type { PreparedTimer, Timer } from '../state/timers.js';

/** `R3/PT10S`, `R/2030-01-01T00:00:00Z/PT10S`. */
interface Repetition {
  /** How often still; -1: for ever. */
  readonly repetitions: number;
  readonly interval: Interval;
}

/** When a cycle fires first. A cron expression that no day fits fires at once, and only once (measured on 8.5.8). @throws CycleFault */
export function firstOfCycle(written: string, now: number): PreparedTimer {
  const cycle = readCycle(written);
  if ('interval' in cycle) {
    return { due: dueOf(cycle.interval, now), repetitions: cycle.repetitions, interval: written };
  }
  const due = nextOfCron(cycle, now);
  return due === undefined
    ? { due: now, repetitions: 0, interval: written }
    : { due, repetitions: -1, interval: written };
}

/** When it fires after this time: periods that were missed are left out, not caught up (measured on 8.5.8). */
export function cycleAfter(fired: Timer, now: number): PreparedTimer | undefined {
  const goesOn = fired.repetitions === -1 || fired.repetitions > 1; // so R0 fires once, as R1 does
  if (fired.interval === null || !goesOn) return undefined;
  const cycle = readCycle(fired.interval);
  if (!('interval' in cycle)) return firstOfCycle(fired.interval, now);
  const { duration } = cycle.interval;
  const following = plus(fired.due, duration);
  const due = following > now ? following : plus(now, duration);
  return { due, repetitions: fired.repetitions === -1 ? -1 : fired.repetitions - 1, interval: fired.interval };
}

const readCycle = (text: string): Repetition | Cron => (text.startsWith('R') ? readRepetition(text) : readCron(text));

const MOST_REPETITIONS = 2 ** 31 - 1;

function readRepetition(text: string): Repetition {
  const slash = text.indexOf('/');
  if (slash === -1) throw new CycleFault('No interval given');
  const count = text.slice(1, slash);
  const repetitions = count === '' ? -1 : Number(count);
  if (!/^(?:[+-]?\d+)?$/.test(count) || Math.abs(repetitions) > MOST_REPETITIONS) {
    throw new CycleFault('Cannot parse repetitions count');
  }
  const written = text.slice(slash + 1);
  const interval = parseInterval(written);
  if (interval) return { repetitions, interval };
  const last = written.lastIndexOf('/');
  const start = written.slice(0, Math.max(0, last));
  if (start !== '' && !readZonedMoment(start)) throw new CycleFault(`Text '${start}' could not be parsed`);
  throw new CycleFault(
    `Text cannot be parsed to a ${/^[+-]?.T/.test(written.slice(last + 1)) ? 'Duration' : 'Period'}`,
  );
}
