import type { Behaviour } from '../behaviour.js';
import { forgetCompensations } from '../moves/compensation.js';
import { closeEvents } from '../moves/events.js';
import { leave, terminated } from '../moves/leave.js';
import { applyInputs, applyOutputs } from '../moves/mappings.js';
import { activated, startChild, terminateChildren } from '../moves/tokenMoves.js';

/** A scope of its own. Its boundary events open when its inner start event completes, not before (startEvent.ts). */
export const subProcess: Behaviour<'subProcess'> = {
  activate(node, token, turn) {
    applyInputs(turn, token);
    activated(turn, token);
    if (node.start) startChild(turn, token, node.start);
  },
  complete(_node, token, turn) {
    applyOutputs(turn, token);
    closeEvents(turn, token);
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    closeEvents(turn, token);
    forgetCompensations(turn, token);
    if (token.children === 0) terminated(turn, token);
    else terminateChildren(turn, token);
  },
};
