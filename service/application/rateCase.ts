import type { FollowedReport, RateCase } from '../contract/report.js';
import { decide } from '../domain/caseCommand.js';
import { changeCase } from './changeCase.js';
import { followed, trackedCase } from './followReport.js';
import type { Needs } from './needs.js';

/** The resident says whether it was really solved: once, after closing. */
export const rateCase =
  (needs: Pick<Needs, 'stores' | 'clock' | 'relay' | 'engine' | 'changes'>) =>
  async ({ trackingCode, ...rating }: RateCase & { trackingCode: string }): Promise<FollowedReport> => {
    const { id } = await trackedCase(needs, trackingCode);
    const state = await changeCase(needs, id, (state) => ({
      events: decide({ type: 'rate', ...rating, at: needs.clock.now(), by: null }, state),
    }));
    return followed(needs, state);
  };
