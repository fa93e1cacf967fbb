import { DomainError } from '../../domain/errors.js';
import { isCarriedOut, type MayComeAgain, remembering } from '../../domain/keyedRequest.js';
import type { TaskDocument } from '../../stores/documents/task.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';

/** The projection writes to tasks as well: who loses looks again, a few times. */
const MOST_ATTEMPTS = 10;

/**
 * Load, check, save; again where the task was changed in between, so that of two people who claim at once one wins and
 * the other is told who. A request that the task remembers changes nothing any more.
 * @throws DomainError NOT_FOUND, TASK_GONE, REQUEST_REUSED
 */
export async function changeTask(
  { stores, clock, changes }: Pick<Needs, 'stores' | 'clock' | 'changes'>,
  { key, request }: MayComeAgain & { key: string },
  change: (task: TaskDocument) => TaskDocument | Promise<TaskDocument>,
): Promise<TaskDocument> {
  const tasks = stores.collection('tasks');
  for (let attempt = 1; ; attempt += 1) {
    const task = found(await tasks.get(key), 'task', key);
    if (isCarriedOut(task, request)) return task;
    needOpen(task);
    const next = await change(task);
    if (next === task) return task;
    try {
      const saved = await tasks.save(remembering(next, request));
      changes.tell({ at: clock.now(), caseId: saved.caseId });
      return saved;
    } catch (error) {
      const isRace = error instanceof DomainError && error.code === 'CHANGED_MEANWHILE';
      if (!isRace || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

/** @throws DomainError NOT_FOUND, TASK_GONE */
export async function openTask({ stores }: Pick<Needs, 'stores'>, key: string): Promise<TaskDocument> {
  const task = found(await stores.collection('tasks').get(key), 'task', key);
  needOpen(task);
  return task;
}

function needOpen({ id: key, state }: TaskDocument): void {
  if (state !== 'open') throw new DomainError('TASK_GONE', { key, state });
}
