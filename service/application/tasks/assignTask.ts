import type { AssignTask, Task } from '../../contract/task.js';
import type { MayComeAgain } from '../../domain/keyedRequest.js';
import type { Actor } from '../people/actor.js';
import { allow } from '../people/allow.js';
import { changeTask } from './changeTask.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';
import { mayAssign, mayWorkOn } from '../policies/task.js';
import { actorOf } from '../people/session.js';
import { shownTask } from './shownTask.js';

/** The lead gives a task to somebody who may work on it, also when another one holds it. */
export const assignTask =
  (needs: Pick<Needs, 'stores' | 'clock' | 'changes'>) =>
  async (actor: Actor, { key, personId, request }: AssignTask & MayComeAgain & { key: string }): Promise<Task> => {
    const person = found(await needs.stores.collection('people').get(personId), 'person', personId);
    const task = await changeTask(needs, { key, request }, (task) => {
      allow(mayAssign(actor, task) && mayWorkOn(actorOf(person), task), 'assign');
      return { ...task, claimedBy: person.id };
    });
    return shownTask(needs, actor, task);
  };
