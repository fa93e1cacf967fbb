import type { Behaviour } from '../behaviour.js';
import { leave, terminated } from '../moves/leave.js';
import { applyOutputs } from '../moves/mappings.js';
import { activated, completeAtOnce } from '../moves/tokenMoves.js';

export const noneEndEvent: Behaviour<'noneEndEvent'> = {
  activate(_node, token, turn) {
    activated(turn, token);
    completeAtOnce(turn, token);
  },
  complete(_node, token, turn) {
    applyOutputs(turn, token);
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    terminated(turn, token);
  },
};
