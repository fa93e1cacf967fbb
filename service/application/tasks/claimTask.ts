import type { Task } from '../../contract/task.js';
import { DomainError } from '../../domain/errors.js';
import type { TaskDocument } from '../../stores/documents/task.js';
import type { Actor } from '../people/actor.js';
import { allow } from '../people/allow.js';
import { changeTask } from './changeTask.js';
import type { Needs } from '../needs.js';
import { mayWorkOn } from '../policies/task.js';
import { personNames, shownTask } from './shownTask.js';

type ClaimNeeds = Pick<Needs, 'stores' | 'clock' | 'changes'>;

/** @throws DomainError CLAIMED_BY_OTHER with the name of who was faster, TASK_GONE, NOT_ALLOWED */
export const claimTask =
  (needs: ClaimNeeds) =>
  async (actor: Actor, { key }: { key: string }): Promise<Task> =>
    shownTask(needs, actor, await claimed(needs, actor, key));

/** The task, held by this person from now on. Claiming what one holds already changes nothing. */
export function claimed(needs: ClaimNeeds, actor: Actor, key: string): Promise<TaskDocument> {
  return changeTask(needs, { key }, (task) => claim(needs, actor, task));
}

/** How the task is when this person has claimed it; itself where it is theirs already. */
export async function claim(needs: Pick<Needs, 'stores'>, actor: Actor, task: TaskDocument): Promise<TaskDocument> {
  if (task.claimedBy === actor.id) return task;
  allow(mayWorkOn(actor, task), 'claim');
  if (task.claimedBy !== null) {
    const nameOf = await personNames(needs, [task.claimedBy]);
    throw new DomainError('CLAIMED_BY_OTHER', { name: nameOf(task.claimedBy) });
  }
  return { ...task, claimedBy: actor.id };
}
