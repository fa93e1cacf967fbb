import type { FollowedReport } from '../../contract/report.js';
import { decide } from '../../domain/caseCommand.js';
import type { MayComeAgain } from '../../domain/keyedRequest.js';
import { changeCase } from './changeCase.js';
import { followed, trackedCase } from './followReport.js';
import type { Needs } from '../needs.js';

const MESSAGE_LIVES_MS = 4 * 3_600_000;

/** The resident takes the report back: the diagram ends, open tasks vanish from every list. */
export const withdrawCase =
  (needs: Pick<Needs, 'stores' | 'clock' | 'relay' | 'engine' | 'changes'>) =>
  async (input: MayComeAgain & { trackingCode: string; reason: string }): Promise<FollowedReport> => {
    const { trackingCode, reason, request } = input;
    const { id } = await trackedCase(needs, trackingCode);
    const state = await changeCase(needs, { id, request }, (state) => ({
      events: decide({ type: 'withdraw', reason, at: needs.clock.now(), by: null }, state),
      outbox: [
        {
          id: `${id}:withdrawn`,
          kind: 'message',
          name: 'case.withdrawn',
          correlationKey: id,
          timeToLiveMs: MESSAGE_LIVES_MS,
          variables: {},
        },
      ],
    }));
    return followed(needs, state);
  };
