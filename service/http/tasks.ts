import { assignTask } from '../application/tasks/assignTask.js';
import { claimTask } from '../application/tasks/claimTask.js';
import { completeTask } from '../application/tasks/completeTask.js';
import { getTask } from '../application/tasks/getTask.js';
import { giveFeedback } from '../application/tasks/giveFeedback.js';
import { listAssignable } from '../application/tasks/listAssignable.js';
import { listTasks } from '../application/tasks/listTasks.js';
import type { Needs } from '../application/needs.js';
import { releaseTask } from '../application/tasks/releaseTask.js';
import { returnTask } from '../application/tasks/returnTask.js';
import type { Handlers } from './handler.js';

type TaskRoute =
  | 'listTasks'
  | 'getTask'
  | 'claimTask'
  | 'releaseTask'
  | 'listAssignable'
  | 'assignTask'
  | 'completeTask'
  | 'returnTask'
  | 'giveFeedback';

export function taskHandlers(needs: Needs): Pick<Handlers, TaskRoute> {
  return {
    listTasks: ({ actor, query }) => listTasks(needs)(actor, query),
    getTask: ({ actor, params }) => getTask(needs)(actor, params),
    claimTask: ({ actor, params }) => claimTask(needs)(actor, params),
    releaseTask: ({ actor, params, request }) => releaseTask(needs)(actor, { ...params, request }),
    listAssignable: ({ actor, params }) => listAssignable(needs)(actor, params),
    assignTask: ({ actor, params, body, request }) => assignTask(needs)(actor, { ...params, ...body, request }),
    completeTask: ({ actor, params, body, request }) =>
      completeTask(needs)(actor, { ...params, ...body, request }).then(nothing),
    returnTask: ({ actor, params, body, request }) =>
      returnTask(needs)(actor, { ...params, ...body, request }).then(nothing),
    giveFeedback: ({ actor, params, body, request }) => giveFeedback(needs)(actor, { ...params, ...body, request }),
  };
}

const nothing = () => undefined;
