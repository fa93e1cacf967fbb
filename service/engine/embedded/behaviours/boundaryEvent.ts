import type { Behaviour } from '../behaviour.js';
import { leave, terminated } from '../moves/leave.js';
import { applyEventOutputs } from '../moves/mappings.js';
import { activated, complete } from '../moves/tokenMoves.js';

/** Its activity has heard the event; from here on it is a path of its own. */
export const boundaryEvent: Behaviour<'boundaryEvent'> = {
  /** Only where a token is put on it from outside; what it catches begins in startTriggered. */
  activate(_node, token, turn) {
    activated(turn, token);
    complete(turn, token);
  },
  complete(node, token, turn) {
    // What an error brings along stays with the event unless it is mapped (measured on 8.5.8).
    const goesUp = node.trigger.type !== 'error';
    if (goesUp || node.outputs) applyEventOutputs(turn, token);
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    terminated(turn, token);
  },
};
