import type { Behaviour } from '../behaviour.js';
import { closeEvents, openEvents } from '../moves/events.js';
import { leave, terminated } from '../moves/leave.js';
import { applyInputs, applyOutputs, takePayload } from '../moves/mappings.js';
import { activated } from '../moves/tokenMoves.js';

/** Waits for a message, and may have boundary events. */
export const receiveTask: Behaviour<'receiveTask'> = {
  activate(node, token, turn) {
    applyInputs(turn, token);
    openEvents(turn, token, [node]);
    openEvents(turn, token, node.boundaries, token.scope);
    activated(turn, token);
  },
  complete(_node, token, turn) {
    applyOutputs(turn, token, takePayload(turn, token));
    closeEvents(turn, token);
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    closeEvents(turn, token);
    terminated(turn, token);
  },
};
