import { organisationIn } from '../../domain/candidateGroup.js';
import { DomainError } from '../../domain/errors.js';
import { dueOfTask } from '../../domain/taskClock.js';
import type { Stores } from '../../stores/port.js';

/** Makes the open tasks of a case due when the case says, after a deadline has moved or begun to stand still. */
export async function tellTaskDues(stores: Stores, caseId: string): Promise<void> {
  const tasks = await stores.collection('tasks').find({ where: { caseId, endedAt: null } });
  for (const { id } of tasks) while (!(await isDueAsCaseSays(stores, id)));
}

/** The task before the case: what is written over the task's version is then never older than what it says. */
async function isDueAsCaseSays(stores: Stores, taskId: string): Promise<boolean> {
  const task = await stores.collection('tasks').get(taskId);
  const state = task && (await stores.collection('cases').get(task.caseId));
  if (!state || task.endedAt !== null) return true;
  const { element, organisations, createdAt, scheduledAt = task.dueAt } = task;
  const organisation = organisationIn(organisations[0] ?? '');
  const dueAt = dueOfTask(state, { element, organisation, createdAt, scheduledAt });
  if (dueAt === task.dueAt) return true;
  try {
    await stores.collection('tasks').save({ ...task, scheduledAt, dueAt });
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'CHANGED_MEANWHILE') return false;
    throw error;
  }
}
