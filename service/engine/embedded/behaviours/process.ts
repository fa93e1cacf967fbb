import type { Behaviour } from '../behaviour.js';
import { forgetCompensations } from '../moves/compensation.js';
import { closeEvents } from '../moves/events.js';
import { terminated } from '../moves/leave.js';
import { processCompleted } from '../moves/processCompleted.js';
import { terminateChildren } from '../moves/tokenMoves.js';

/** Begun by startInstance.ts, where it gets its key; done when nothing inside is left. */
export const process: Behaviour<'process'> = {
  activate() {},
  complete(_node, token, turn) {
    closeEvents(turn, token);
    forgetCompensations(turn, token);
    processCompleted(turn, token);
  },
  terminate(_node, token, turn) {
    closeEvents(turn, token);
    forgetCompensations(turn, token);
    if (token.children === 0) terminated(turn, token);
    else terminateChildren(turn, token);
  },
};
