import type { VirtualClock } from '../domain/virtualClock.js';

/** Moves the clock on and lets everything that is due on the way happen at its own time. */
export async function playUntil(clock: VirtualClock, at: number, quiet: () => Promise<void>): Promise<void> {
  await quiet();
  for (let next = clock.next(); next !== undefined && next <= at; next = clock.next()) {
    clock.moveTo(next);
    await quiet();
  }
  clock.moveTo(at);
  await quiet();
}
