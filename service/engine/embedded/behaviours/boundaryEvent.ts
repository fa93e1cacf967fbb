import type { Behaviour } from '../behaviour.js';
import { leave, terminated } from '../leave.js';
import { applyOutputs } from '../mappings.js';
import { activated, complete } from '../tokenMoves.js';
import { setLocal } from '../variables.js';

/** Its activity has heard the event; from here on it is a path of its own. */
export const boundaryEvent: Behaviour<'boundaryEvent'> = {
  activate(_node, token, turn) {
    activated(turn, token);
    setLocal(turn, token, token.payload?.variables ?? {});
    complete(turn, token);
  },
  complete(node, token, turn) {
    // What an error brings along stays with the event unless it is mapped (measured on 8.5.8).
    const goesUp = node.trigger.type !== 'error';
    if (goesUp || node.outputs.length > 0) applyOutputs(turn, token, token.payload?.variables);
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    terminated(turn, token);
  },
};
