import type { Clock } from '../../domain/clock.js';
import { DomainError } from '../../domain/errors.js';
import { pause } from '../../domain/pause.js';
import { forgetViews } from '../../projections/forgetViews.js';
import { areOutdated } from '../../projections/watermarks.js';
import type { Stores } from '../../stores/port.js';

const REST_MS = 5000;

interface RenewNeeds {
  stores: Stores;
  clock: Clock;
  /** Told who is waited for, again and again. */
  onWaiting: (reason: string) => void;
  /** @throws DomainError INSTALLATION_IN_USE while another process works on the installation */
  attendAlone: () => Promise<{ close(): Promise<void> }>;
}

/**
 * Throws views away that have to be made anew, while no node is there: who follows the records meanwhile would write into
 * what is being taken away.
 */
export async function renewViews({ stores, clock, onWaiting, attendAlone }: RenewNeeds): Promise<void> {
  while (await areOutdated(stores)) {
    try {
      const alone = await attendAlone();
      await forgetViews(stores).finally(() => alone.close());
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'INSTALLATION_IN_USE') throw error;
      onWaiting(`the views have to be made anew, with no other node at work: stop ${String(error.facts['holder'])}`);
      await pause(clock, REST_MS);
    }
  }
}
