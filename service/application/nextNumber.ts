import { DomainError } from '../domain/errors.js';
import type { Stores } from '../stores/port.js';

/** Counts: 1, 2, 3 … No two callers get the same number; one that fails later leaves a gap. */
export async function nextNumber(stores: Stores, counted: string): Promise<number> {
  const counters = stores.collection('counters');
  for (;;) {
    const counter = await counters.get(counted);
    const value = (counter?.value ?? 0) + 1;
    try {
      if (counter) await counters.save({ ...counter, value });
      else await counters.insert({ id: counted, value });
      return value;
    } catch (error) {
      const isRace = error instanceof DomainError && ['CHANGED_MEANWHILE', 'ALREADY_EXISTS'].includes(error.code);
      if (!isRace) throw error;
    }
  }
}
