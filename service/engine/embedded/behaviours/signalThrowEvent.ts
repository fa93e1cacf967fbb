import type { Behaviour } from '../behaviour.js';
import { evaluateText } from '../moves/evaluate.js';
import { leave, terminated } from '../moves/leave.js';
import { applyInputs, applyOutputs } from '../moves/mappings.js';
import { activated, complete } from '../moves/tokenMoves.js';

/** Tells every waiting catch of the signal, with its own variables. An end event does the same, and has nowhere to go on to. */
export const signalThrowEvent: Behaviour<'signalThrowEvent' | 'signalEndEvent'> = {
  activate(node, token, turn) {
    applyInputs(turn, token);
    const name = evaluateText(node.signal, { token, now: turn.now });
    activated(turn, token);
    const variables = Object.fromEntries(Array.from(token.variables ?? [], ([key, { value }]) => [key, value]));
    turn.then({ do: 'broadcast', instance: token.instance.key, name, payload: variables });
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
