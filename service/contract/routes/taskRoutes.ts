import { People } from '../session.js';
import { AssignTask, CompleteTask, GiveFeedback, ReturnTask, Task, TaskFilter, TaskList } from '../task.js';
import { staff, type Route } from '../route.js';

/** Tasks. */
export const taskRoutes = {
  listTasks: {
    method: 'get',
    path: '/tasks',
    allowed: staff,
    summary: 'My tasks and those of my organisation',
    query: TaskFilter,
    status: 200,
    answer: TaskList,
  },
  getTask: {
    method: 'get',
    path: '/tasks/{key}',
    allowed: staff,
    summary: 'A task with its form and what I may do',
    status: 200,
    answer: Task,
  },
  claimTask: {
    method: 'post',
    path: '/tasks/{key}/claim',
    allowed: staff,
    summary: 'Take a task out of the pool',
    status: 200,
    answer: Task,
  },
  releaseTask: {
    method: 'post',
    path: '/tasks/{key}/release',
    allowed: staff,
    summary: 'Put a task back into the pool',
    status: 200,
    answer: Task,
  },
  listAssignable: {
    method: 'get',
    path: '/tasks/{key}/people',
    allowed: ['dispatcher', 'lead'],
    summary: 'Whom the task may be assigned to',
    status: 200,
    answer: People,
  },
  assignTask: {
    method: 'post',
    path: '/tasks/{key}/assign',
    allowed: ['dispatcher', 'lead'],
    summary: 'Give a task to a colleague',
    body: AssignTask,
    status: 200,
    answer: Task,
  },
  completeTask: {
    method: 'post',
    path: '/tasks/{key}/complete',
    allowed: staff,
    summary: 'Finish a task with what its form asked for',
    body: CompleteTask,
    status: 204,
  },
  returnTask: {
    method: 'post',
    path: '/tasks/{key}/return',
    allowed: ['clerk', 'lead'],
    summary: 'Return a case that is not ours, with the reason',
    body: ReturnTask,
    status: 204,
  },
  giveFeedback: {
    method: 'post',
    path: '/tasks/{key}/feedback',
    allowed: staff,
    summary: 'Report what has been done so far',
    body: GiveFeedback,
    status: 200,
    answer: Task,
  },
} as const satisfies Record<string, Route>;
