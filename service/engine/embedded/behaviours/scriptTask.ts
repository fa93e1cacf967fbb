import type { Behaviour } from '../behaviour.js';
import { evaluate } from '../moves/evaluate.js';
import { closeEvents, openEvents } from '../moves/events.js';
import { leave, terminated } from '../moves/leave.js';
import { applyInputs, applyOutputs } from '../moves/mappings.js';
import { activated, complete } from '../moves/tokenMoves.js';

/** A FEEL expression whose value becomes a variable. */
export const scriptTask: Behaviour<'scriptTask'> = {
  activate(node, token, turn) {
    applyInputs(turn, token);
    const { value } = evaluate(node.expression, { token, now: turn.now });
    openEvents(turn, token, node.boundaries, token.scope);
    token.payload = { variables: { [node.resultVariable]: value } };
    activated(turn, token);
    complete(turn, token);
  },
  complete(_node, token, turn) {
    applyOutputs(turn, token, token.payload?.variables);
    closeEvents(turn, token);
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    closeEvents(turn, token);
    terminated(turn, token);
  },
};
