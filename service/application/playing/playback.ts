import type { VirtualClock } from '../../domain/virtualClock.js';

/** Moves the clock on and lets everything that is due on the way happen at its own time. */
export async function playUntil(clock: VirtualClock, at: number, idle: () => Promise<void>): Promise<void> {
  await idle();
  for (let next = clock.next(); next !== undefined && next <= at; next = clock.next()) {
    clock.moveTo(next);
    await idle();
  }
  clock.moveTo(at);
  await idle();
}
