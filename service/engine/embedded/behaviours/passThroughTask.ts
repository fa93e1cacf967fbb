import type { Behaviour } from '../behaviour.js';
import { leave, terminated } from '../moves/leave.js';
import { activated, complete } from '../moves/tokenMoves.js';

/**
 * Undefined and manual tasks: nothing for an engine to do. Their mappings are ignored, and boundary events find no time to
 * listen (measured on 8.5.8).
 */
export const passThroughTask: Behaviour<'passThroughTask'> = {
  activate(_node, token, turn) {
    activated(turn, token);
    complete(turn, token);
  },
  complete(_node, token, turn) {
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    terminated(turn, token);
  },
};
