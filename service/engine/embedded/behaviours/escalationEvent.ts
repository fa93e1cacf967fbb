import type { Behaviour } from '../behaviour.js';
import { leave, terminated } from '../moves/leave.js';
import { applyOutputs } from '../moves/mappings.js';
import { throwEscalation } from '../moves/throwEscalation.js';
import { complete } from '../moves/tokenMoves.js';

/** Goes on unless who catches it interrupts; where nobody does, nothing happens. */
export const escalationEvent: Behaviour<'escalationThrowEvent' | 'escalationEndEvent'> = {
  activate(node, token, turn) {
    if (throwEscalation(turn, token, node.code) !== 'interrupted') complete(turn, token);
  },
  complete(_node, token, turn) {
    applyOutputs(turn, token);
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    terminated(turn, token);
  },
};
