import type { Behaviour } from '../behaviour.js';
import { jumpTo, terminated } from '../moves/leave.js';
import { applyOutputs } from '../moves/mappings.js';
import { activated, complete } from '../moves/tokenMoves.js';

/** Goes on at the catch event of its name; no sequence flow is recorded. */
export const linkThrowEvent: Behaviour<'linkThrowEvent'> = {
  activate(_node, token, turn) {
    activated(turn, token);
    complete(turn, token);
  },
  complete(node, token, turn) {
    applyOutputs(turn, token);
    jumpTo(turn, token, node.target);
  },
  terminate(_node, token, turn) {
    terminated(turn, token);
  },
};
