import type { Behaviour } from '../behaviour.js';
import { closeEvents, openEvents } from '../moves/events.js';
import { leave, terminated } from '../moves/leave.js';
import { applyInputs, applyOutputs } from '../moves/mappings.js';
import { activated, complete } from '../moves/tokenMoves.js';

/** Undefined and manual tasks: nothing for an engine to do. */
export const passThroughTask: Behaviour<'passThroughTask'> = {
  activate(node, token, turn) {
    applyInputs(turn, token);
    openEvents(turn, token, node.boundaries, token.scope);
    activated(turn, token);
    complete(turn, token);
  },
  complete(_node, token, turn) {
    applyOutputs(turn, token);
    closeEvents(turn, token);
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    closeEvents(turn, token);
    terminated(turn, token);
  },
};
