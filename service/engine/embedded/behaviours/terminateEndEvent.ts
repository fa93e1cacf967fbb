import type { Behaviour } from '../behaviour.js';
import { leave, terminated } from '../moves/leave.js';
import { activated, completeAtOnce, terminateChildren } from '../moves/tokenMoves.js';

/** Ends everything in its scope; the scope itself completes. */
export const terminateEndEvent: Behaviour<'terminateEndEvent'> = {
  activate(_node, token, turn) {
    activated(turn, token);
    completeAtOnce(turn, token);
  },
  complete(_node, token, turn) {
    const { scope } = token;
    if (scope) {
      scope.closed = true;
      scope.flows = 0;
      turn.changed(scope);
    }
    leave(turn, token);
    if (scope) terminateChildren(turn, scope);
  },
  terminate(_node, token, turn) {
    terminated(turn, token);
  },
};
