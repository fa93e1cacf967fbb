import type { Behaviour } from '../behaviour.js';
import { closeEvents } from '../moves/events.js';
import { leave, terminated } from '../moves/leave.js';
import { activated, startChild, terminateChildren } from '../moves/tokenMoves.js';

/** Begun by what its start event waits for (eventTriggered.ts); the payload is for the start event. */
export const eventSubProcess: Behaviour<'eventSubProcess'> = {
  activate(node, token, turn) {
    activated(turn, token);
    if (node.start) startChild(turn, token, node.start);
  },
  complete(_node, token, turn) {
    closeEvents(turn, token);
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    closeEvents(turn, token);
    if (token.children === 0) terminated(turn, token);
    else terminateChildren(turn, token);
  },
};
