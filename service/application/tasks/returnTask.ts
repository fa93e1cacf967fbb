import { organisationIn } from '../../domain/candidateGroup.js';
import type { ReturnTask } from '../../contract/task.js';
import { decide } from '../../domain/caseCommand.js';
import type { MayComeAgain } from '../../domain/keyedRequest.js';
import type { Actor } from '../people/actor.js';
import { allow } from '../people/allow.js';
import { openTask } from './changeTask.js';
import { claim } from './claimTask.js';
import { finish, isFinished, needDepartment } from './completeTask.js';
import type { Needs } from '../needs.js';
import { isReturnable } from './shownTask.js';

/** A case that is not ours goes back with the reason: to the street the first time, to a ruling from the second on. */
export const returnTask =
  (needs: Pick<Needs, 'stores' | 'clock' | 'relay' | 'engine' | 'changes'>) =>
  async (actor: Actor, { key, reason, owner, request }: ReturnTask & MayComeAgain & { key: string }): Promise<void> => {
    if (await isFinished(needs, { key, request })) return;
    const task = await claim(needs, actor, await openTask(needs, key));
    allow(isReturnable(task), 'return');
    if (owner !== undefined) await needDepartment(needs, owner);
    const organisation = organisationIn(task.organisations[0] ?? '');
    await finish(needs, { actor, key, caseId: task.caseId, request }, ({ state }) => {
      const at = needs.clock.now();
      const events = decide({ type: 'return', organisation, reason, owner: owner ?? null, at, by: actor.id }, state);
      const returns = state.returns + 1;
      return { events, variables: { outcome: 'returned', reason, owner: owner ?? null, returns, feedback: reason } };
    });
  };
