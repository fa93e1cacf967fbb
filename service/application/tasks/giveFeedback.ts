import type { GiveFeedback, Task } from '../../contract/task.js';
import type { Actor } from '../people/actor.js';
import { changeTask } from './changeTask.js';
import { claimed } from './claimTask.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';
import { shownTask } from './shownTask.js';

/** What has been done so far, with photos; who reports on a free task takes it. */
export const giveFeedback =
  (needs: Pick<Needs, 'stores' | 'clock' | 'changes'>) =>
  async (actor: Actor, { key, text, files }: GiveFeedback & { key: string }): Promise<Task> => {
    for (const file of files) found(await needs.stores.files.get(file), 'file', file);
    await claimed(needs, actor, key);
    const at = needs.clock.now();
    const task = await changeTask(needs, key, (task) => ({
      ...task,
      feedback: [...task.feedback, { at, by: actor.id, text, files }],
    }));
    return shownTask(needs, actor, task);
  };
