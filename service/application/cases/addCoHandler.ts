import type { AddCoHandler, CaseView } from '../../contract/case.js';
import { decide } from '../../domain/caseCommand.js';
import { startDuty } from '../../domain/duty.js';
import type { MayComeAgain } from '../../domain/keyedRequest.js';
import type { Actor } from '../people/actor.js';
import { allow } from '../people/allow.js';
import { changeCase } from './changeCase.js';
import { needDepartment } from '../tasks/completeTask.js';
import { countyNow } from '../county/county.js';
import { decisionOf } from '../jobs/decisionOf.js';
import type { Needs } from '../needs.js';
import { mayAddCoHandler } from '../policies/case.js';
import { shownCase } from './shownCase.js';

/** As long as the engine may be away before a called department is not told. */
const MESSAGE_LIVES_MS = 4 * 3_600_000;

/**
 * The street calls one more department to help (加派协办): it gets clocks of its own from now on, and its own task.
 * @throws DomainError DEPARTMENT_UNKNOWN, DEPARTMENT_CLEARED, NOT_WHISTLED, ALREADY_EXISTS
 */
export const addCoHandler =
  (needs: Pick<Needs, 'stores' | 'clock' | 'relay' | 'engine' | 'calendar' | 'changes'>) =>
  async (
    actor: Actor,
    { id, department, reason, request }: AddCoHandler & MayComeAgain & { id: string },
  ): Promise<CaseView> => {
    await needDepartment(needs, department);
    const county = await countyNow(needs);
    await changeCase(needs, { id, request }, (state) => {
      allow(mayAddCoHandler(actor, { state, county }), 'addCoHandler');
      const at = needs.clock.now();
      const circumstances = { state, decision: decisionOf(state), from: at, calendar: needs.calendar };
      const duty = startDuty({ id: department, role: 'coHandler' }, circumstances);
      const command = { type: 'addCoHandler', reason, at, by: actor.id, ...duty } as const;
      return {
        events: decide(command, state),
        outbox: [
          {
            // A department that was released from the case may be called again.
            id: `${id}:coHandler:${department}:${state.version}`,
            kind: 'message',
            name: 'coHandler.added',
            correlationKey: id,
            timeToLiveMs: MESSAGE_LIVES_MS,
            variables: { addedDepartment: duty.variables },
          },
        ],
      };
    });
    return shownCase(needs, actor, id);
  };
