import type { Task } from '../../contract/task.js';
import type { Actor } from '../people/actor.js';
import { allow } from '../people/allow.js';
import { countyNow } from '../county/county.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';
import { mayRead } from '../policies/case.js';
import { mayWorkOn } from '../policies/task.js';
import { shownTask } from './shownTask.js';

/** Also a task that is done or withdrawn: who follows an old link sees what became of it, and may do nothing with it. */
export const getTask =
  (needs: Pick<Needs, 'stores' | 'clock'>) =>
  async (actor: Actor, { key }: { key: string }): Promise<Task> => {
    const task = found(await needs.stores.collection('tasks').get(key), 'task', key);
    const state = await needs.stores.collection('cases').get(task.caseId);
    const isReader = state !== undefined && mayRead(actor, { state, county: await countyNow(needs) });
    allow(isReader || mayWorkOn(actor, task), 'getTask');
    return shownTask(needs, actor, task);
  };
