import type { Behaviour } from '../behaviour.js';
import { leave, terminated } from '../moves/leave.js';
import { activated, completeAtOnce } from '../moves/tokenMoves.js';

/** Joining happens before it is activated (parallelJoin.ts); from here on it only forks. */
export const parallelGateway: Behaviour<'parallelGateway'> = {
  activate(_node, token, turn) {
    activated(turn, token);
    completeAtOnce(turn, token);
  },
  complete(_node, token, turn) {
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    terminated(turn, token);
  },
};
