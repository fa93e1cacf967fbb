import { seedCases } from './application/seedCases.js';
import { composeService } from './compose.js';
import { holdsData } from './composeDatabase.js';
import type { Config } from './config.js';
import { demoCounty } from './demo/county.js';
import { VirtualClock } from './domain/virtualClock.js';
import { createLogger } from './ops/logging.js';

const DAY_MS = 24 * 3_600_000;
/** How much of a past the demo has. */
const PAST_DAYS = 14;

/**
 * Gives an empty data folder the demo county and a past of two weeks that ends at `now`, UTC milliseconds. It is there as a
 * whole or not at all: one that was cut off is played again at the next start.
 */
export async function seedIfNew(config: Config, now: number): Promise<void> {
  // A broker has no past to play: its clock is the world's.
  if (config.engine !== 'embedded' || config.store !== 'sqlite' || holdsData(config.data)) return;
  const clock = new VirtualClock(now - PAST_DAYS * DAY_MS);
  const service = await composeService(config, { clock, log: createLogger('warn'), durability: 'whole' });
  try {
    await seedCases({ ...service, clock, reports: demoCounty().reports, until: now });
  } finally {
    await service.close();
  }
}
