import type { Behaviour } from '../behaviour.js';
import { throwCompensation } from '../moves/compensation.js';
import { leave, terminated } from '../moves/leave.js';
import { activated, completeAtOnce } from '../moves/tokenMoves.js';

/** Calls the handlers of what was done in its scope, and waits for them. */
export const compensationEvent: Behaviour<'compensationThrowEvent' | 'compensationEndEvent'> = {
  activate(node, token, turn) {
    activated(turn, token);
    if (!throwCompensation(turn, token, node.activity)) completeAtOnce(turn, token);
  },
  complete(_node, token, turn) {
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    terminated(turn, token);
  },
};
