import type { Behaviour } from '../behaviour.js';
import { closeEvents, openEvents } from '../moves/events.js';
import type { CatchingNode, Node } from '../diagram/graph.js';
import { terminated } from '../moves/leave.js';
import { activated, completed, startTriggered } from '../moves/tokenMoves.js';

/** Waits for the first of the events behind it; no sequence flow to it is recorded, as in Zeebe. */
export const eventBasedGateway: Behaviour<'eventBasedGateway'> = {
  activate(node, token, turn) {
    openEvents(turn, token, node.outgoing.map(({ target }) => target).filter(isCatching));
    activated(turn, token);
  },
  complete(_node, token, turn) {
    closeEvents(turn, token);
    completed(turn, token);
    const { trigger, scope } = token;
    if (trigger && scope) startTriggered(turn, scope, trigger);
  },
  terminate(_node, token, turn) {
    closeEvents(turn, token);
    terminated(turn, token);
  },
};

function isCatching(node: Node): node is CatchingNode {
  return node.kind === 'catchEvent' || node.kind === 'receiveTask';
}
