import type { Task } from '../../contract/task.js';
import type { MayComeAgain } from '../../domain/keyedRequest.js';
import type { Actor } from '../people/actor.js';
import { allow } from '../people/allow.js';
import { changeTask } from './changeTask.js';
import type { Needs } from '../needs.js';
import { mayAssign } from '../policies/task.js';
import { shownTask } from './shownTask.js';

/** Back into the pool: by who holds it, or by who gives out the tasks. */
export const releaseTask =
  (needs: Pick<Needs, 'stores' | 'clock' | 'changes'>) =>
  async (actor: Actor, { key, request }: MayComeAgain & { key: string }): Promise<Task> => {
    const task = await changeTask(needs, { key, request }, (task) => {
      allow(task.claimedBy === actor.id || mayAssign(actor, task), 'release');
      return { ...task, claimedBy: null };
    });
    return shownTask(needs, actor, task);
  };
