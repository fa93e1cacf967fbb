import type { Behaviour } from '../behaviour.js';
import { evaluateList } from '../moves/evaluate.js';
import { closeEvents, openEvents } from '../moves/events.js';
import { leave, terminated } from '../moves/leave.js';
import { startItems } from '../moves/multiInstance.js';
import { activated, terminateChildren } from '../moves/tokenMoves.js';
import { propagate, setLocal } from '../moves/variables.js';

/** The activity as a whole; each item is a token of the inner activity inside it. */
export const multiInstanceBody: Behaviour<'multiInstanceBody'> = {
  activate(node, token, turn) {
    const { inputCollection, outputCollection } = node.loop;
    const items = evaluateList(inputCollection, { token, now: turn.now });
    openEvents(turn, token, node.boundaries, token.scope);
    activated(turn, token);
    if (outputCollection !== undefined) setLocal(turn, token, { [outputCollection]: items.map(() => null) });
    // All items at once are a command of their own, of which others get their turn first (measured on 8.5.8).
    if (node.loop.sequential || items.length === 0) startItems(turn, token);
    else turn.then({ do: 'startItems', instance: token.instance.key, token: token.key });
  },
  complete(node, token, turn) {
    const { outputCollection } = node.loop;
    closeEvents(turn, token);
    const collected = outputCollection === undefined ? undefined : token.variables?.get(outputCollection);
    if (outputCollection !== undefined && collected && token.scope) {
      propagate(turn, token.scope, { [outputCollection]: collected.value });
    }
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    closeEvents(turn, token);
    if (token.children === 0) terminated(turn, token);
    else terminateChildren(turn, token);
  },
};
