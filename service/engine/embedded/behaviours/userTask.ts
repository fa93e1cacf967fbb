import type { Behaviour } from '../behaviour.js';
import { openEvents } from '../moves/events.js';
import { applyInputs } from '../moves/mappings.js';
import { openJob, prepareJob } from '../moves/openJob.js';
import { activated } from '../moves/tokenMoves.js';
import { userTaskHeaders } from '../moves/userTaskHeaders.js';
import { completeTask, terminateTask } from './jobTask.js';

/** A person's task is a job of a type of its own; who may do it and until when stands in the job's headers. */
export const userTask: Behaviour<'userTask'> = {
  activate(node, token, turn) {
    applyInputs(turn, token);
    const job = prepareJob(turn, token, node.job);
    const headers = { ...job.headers, ...userTaskHeaders(turn, token, node.user) };
    openEvents(turn, token, node.boundaries, token.scope);
    openJob(turn, token, { ...job, headers });
    activated(turn, token);
  },
  complete: (_node, token, turn) => completeTask(turn, token),
  terminate: (_node, token, turn) => terminateTask(turn, token),
};
