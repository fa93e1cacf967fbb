import type { Needs } from '../needs.js';
import { resolveIncident } from '../instances/resolveIncident.js';

/** The failed job names the error by its code: all that an incident keeps is its message. */
const CODE = 'CALENDAR_YEAR_MISSING';

/**
 * Tries again what waited for a year that the calendar did not know: reports that were accepted and not yet triaged,
 * closings and reworks. Without that year they fail in the same way and go on waiting.
 */
export async function retryForCalendar(needs: Pick<Needs, 'stores' | 'engine' | 'calendar'>): Promise<void> {
  const active = await needs.stores.collection('instances').find({ where: { state: 'active' } });
  const waiting = active
    .flatMap(({ incidents }) => incidents)
    .filter(({ message }) => message.includes(CODE) && yearIn(message) <= needs.calendar.lastYear);
  for (const { key } of waiting) await resolveIncident(needs)({ key, retries: 1 });
}

const yearIn = (message: string): number => Number(/"year":(\d{4})/.exec(message)?.[1] ?? Number.NaN);
