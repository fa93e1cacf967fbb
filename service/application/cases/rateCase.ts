import type { FollowedReport, RateCase } from '../../contract/report.js';
import { decide } from '../../domain/caseCommand.js';
import type { MayComeAgain } from '../../domain/keyedRequest.js';
import { isContent } from '../../domain/rating.js';
import { changeCase } from './changeCase.js';
import { followed, trackedCase } from './followReport.js';
import type { Needs } from '../needs.js';

/** As long as the engine may be away before the diagram no longer learns of a rating. */
const MESSAGE_LIVES_MS = 4 * 3_600_000;

/**
 * The resident says whether it was really solved: once after each closing. A revisit that still waits has its answer
 * with that, and a diagram may bring a case back whose resident is not content.
 */
export const rateCase =
  (needs: Pick<Needs, 'stores' | 'clock' | 'relay' | 'engine' | 'changes'>) =>
  async (input: RateCase & MayComeAgain & { trackingCode: string }): Promise<FollowedReport> => {
    const { trackingCode, request, ...rating } = input;
    const { id } = await trackedCase(needs, trackingCode);
    const state = await changeCase(needs, { id, request }, (state) => ({
      events: decide({ type: 'rate', ...rating, at: needs.clock.now(), by: null }, state),
      outbox: [
        {
          id: `rated:${id}:${state.closedAt}`,
          kind: 'message',
          name: 'case.rated',
          correlationKey: id,
          timeToLiveMs: MESSAGE_LIVES_MS,
          variables: { satisfied: isContent(rating), comment: rating.comment },
        },
      ],
    }));
    return followed(needs, state);
  };
