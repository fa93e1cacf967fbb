import type { Behaviour } from '../behaviour.js';
import { closeEvents, openEvents } from '../events.js';
import { leave, terminated } from '../leave.js';
import { applyInputs, applyOutputs } from '../mappings.js';
import { activated, complete } from '../tokenMoves.js';
import { setLocal } from '../variables.js';

/** Waits for a timer, message or signal; behind an event-based gateway it has come already. */
export const catchEvent: Behaviour<'catchEvent'> = {
  activate(node, token, turn) {
    applyInputs(turn, token);
    if (!token.payload) openEvents(turn, token, [node]);
    activated(turn, token);
    if (!token.payload) return;
    setLocal(turn, token, token.payload.variables);
    complete(turn, token);
  },
  complete(_node, token, turn) {
    applyOutputs(turn, token, token.payload?.variables);
    closeEvents(turn, token);
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    closeEvents(turn, token);
    terminated(turn, token);
  },
};
