import type { Behaviour } from '../behaviour.js';
import { closeEvents, openEvents } from '../moves/events.js';
import { leave, terminated } from '../moves/leave.js';
import { applyEventOutputs, applyInputs } from '../moves/mappings.js';
import { activated } from '../moves/tokenMoves.js';

/** Waits for a timer, message or signal. Behind an event-based gateway it has come already: see startTriggered. */
export const catchEvent: Behaviour<'catchEvent'> = {
  activate(node, token, turn) {
    applyInputs(turn, token);
    openEvents(turn, token, [node]);
    activated(turn, token);
  },
  complete(_node, token, turn) {
    applyEventOutputs(turn, token);
    closeEvents(turn, token);
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    closeEvents(turn, token);
    terminated(turn, token);
  },
};
