import type { Behaviour } from '../behaviour.js';
import { leave, terminated } from '../moves/leave.js';
import { applyOutputs } from '../moves/mappings.js';
import { activated, complete } from '../moves/tokenMoves.js';

/** An event that neither waits nor sends: what throws nothing, and where a link comes out. Its inputs are ignored (measured on 8.5.8). */
export const passThroughEvent: Behaviour<'noneThrowEvent' | 'linkCatchEvent'> = {
  activate(_node, token, turn) {
    activated(turn, token);
    complete(turn, token);
  },
  complete(_node, token, turn) {
    applyOutputs(turn, token);
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    terminated(turn, token);
  },
};
