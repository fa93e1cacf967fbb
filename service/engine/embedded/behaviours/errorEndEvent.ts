import type { Behaviour } from '../behaviour.js';
import { evaluateText } from '../moves/evaluate.js';
import { eventTriggered } from '../moves/eventTriggered.js';
import { leave, terminated } from '../moves/leave.js';
import { catcherOfError } from '../moves/throwError.js';
import { activated } from '../moves/tokenMoves.js';

/** Throws an error to the nearest that catches it; with that it ends, terminated. */
export const errorEndEvent: Behaviour<'errorEndEvent'> = {
  activate(node, token, turn) {
    const code = evaluateText(node.code, { token, now: turn.now });
    const catcher = catcherOfError(turn, token.scope ?? token, { code });
    activated(turn, token);
    eventTriggered(turn, catcher.token, { node: catcher.node, variables: {} });
  },
  complete(_node, token, turn) {
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    terminated(turn, token);
  },
};
