import type { Behaviour } from '../behaviour.js';
import { closeEvents, openEvents } from '../moves/events.js';
import { leave, terminated } from '../moves/leave.js';
import { applyInputs, applyOutputs, takePayload } from '../moves/mappings.js';
import { activated } from '../moves/tokenMoves.js';
import { userTaskHeaders } from '../moves/userTaskHeaders.js';

/** A user task that the engine keeps itself (`zeebe:userTask`): no job, so no worker and no CompleteJob reaches it. */
export const zeebeUserTask: Behaviour<'zeebeUserTask'> = {
  activate(node, token, turn) {
    applyInputs(turn, token);
    const value = userTaskHeaders(turn, token, node.user);
    openEvents(turn, token, node.boundaries, token.scope);
    token.userTaskKey = turn.nextKey();
    turn.record('USER_TASK CREATING', token.userTaskKey, { token, value });
    turn.record('USER_TASK CREATED', token.userTaskKey, { token, value });
    activated(turn, token);
  },
  complete(_node, token, turn) {
    applyOutputs(turn, token, takePayload(turn, token));
    closeEvents(turn, token);
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    if (token.userTaskKey !== -1) {
      turn.record('USER_TASK CANCELING', token.userTaskKey, { token });
      turn.record('USER_TASK CANCELED', token.userTaskKey, { token });
    }
    closeEvents(turn, token);
    terminated(turn, token);
  },
};
