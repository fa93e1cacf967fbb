import type { Behaviour } from '../behaviour.js';
import { closeEvents, openEvents } from '../moves/events.js';
import { leave, terminated } from '../moves/leave.js';
import { applyInputs, applyOutputs, takePayload } from '../moves/mappings.js';
import { openJob, prepareJob } from '../moves/openJob.js';
import type { Token } from '../state/token.js';
import { activated } from '../moves/tokenMoves.js';
import type { Turn } from '../turn.js';

/** A task that a worker does: service, send, business rule and script task, and message events that throw. */
export const jobTask: Behaviour<'jobTask'> = {
  activate(node, token, turn) {
    applyInputs(turn, token);
    const job = prepareJob(turn, token, node.job);
    openEvents(turn, token, node.boundaries, token.scope);
    openJob(turn, token, job);
    activated(turn, token);
  },
  complete: (_node, token, turn) => completeTask(turn, token),
  terminate: (_node, token, turn) => terminateTask(turn, token),
};

export function completeTask(turn: Turn, token: Token): void {
  applyOutputs(turn, token, takePayload(turn, token));
  closeEvents(turn, token);
  leave(turn, token);
}

export function terminateTask(turn: Turn, token: Token): void {
  closeEvents(turn, token);
  terminated(turn, token);
}
