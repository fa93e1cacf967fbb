import type { Task } from '../contract/task.js';
import type { Actor } from './actor.js';
import { found } from './found.js';
import type { Needs } from './needs.js';
import { shownTask } from './shownTask.js';

/** Also a task that is done or withdrawn: who follows an old link sees what became of it, and may do nothing with it. */
export const getTask =
  (needs: Pick<Needs, 'stores' | 'clock'>) =>
  async (actor: Actor, { key }: { key: string }): Promise<Task> =>
    shownTask(needs, actor, found(await needs.stores.collection('tasks').get(key), 'task', key));
