import type { GiveFeedback, Task } from '../../contract/task.js';
import type { MayComeAgain } from '../../domain/keyedRequest.js';
import type { Actor } from '../people/actor.js';
import { changeTask } from './changeTask.js';
import { claim } from './claimTask.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';
import { shownTask } from './shownTask.js';

/** What has been done so far, with photos; who reports on a free task takes it. */
export const giveFeedback =
  (needs: Pick<Needs, 'stores' | 'clock' | 'changes'>) =>
  async (actor: Actor, { key, text, files, request }: GiveFeedback & MayComeAgain & { key: string }): Promise<Task> => {
    for (const file of files) found(await needs.stores.files.get(file), 'file', file);
    const feedback = { at: needs.clock.now(), by: actor.id, text, files };
    const task = await changeTask(needs, { key, request }, async (task) => {
      const held = await claim(needs, actor, task);
      return { ...held, feedback: [...held.feedback, feedback] };
    });
    return shownTask(needs, actor, task);
  };
