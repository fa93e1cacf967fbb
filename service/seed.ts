import { seedCases } from './application/playing/seedCases.js';
import { composeService } from './compose.js';
import { holdsData } from './composition/localDatabase.js';
import type { Config } from './config.js';
import { chinaCalendar } from './domain/chinaCalendar.js';
import { endOf } from './domain/calendar.js';
import { demoCounty } from './demo/county.js';
import { VirtualClock } from './domain/virtualClock.js';
import { createLogger } from './ops/logging.js';

const DAY_MS = 24 * 3_600_000;
/** As long before the end of the calendar the demo's past ends: its deadlines take a week at most, weekends and all. */
const LAST_DAYS = 10;
/** How much of a past the demo has. */
const PAST_DAYS = 14;

/**
 * Gives an empty data folder the demo county and a past of two weeks that ends at `now`, UTC milliseconds, or while the calendar
 * that comes with the service still knows the days: what would be due in a later year could not be computed. It is there as a
 * whole or not at all: one that was cut off is played again at the next start.
 */
export async function seedIfNew(config: Config, now: number): Promise<void> {
  // A broker has no past to play: its clock is the world's.
  if (config.engine !== 'embedded' || config.store !== 'sqlite' || holdsData(config.data)) return;
  const until = Math.min(now, endOf(chinaCalendar) - LAST_DAYS * DAY_MS);
  const clock = new VirtualClock(until - PAST_DAYS * DAY_MS);
  const service = await composeService(config, { clock, log: createLogger('warn'), durability: 'whole' });
  try {
    await seedCases({ ...service, clock, reports: demoCounty().reports, until });
  } finally {
    await service.close();
  }
}
