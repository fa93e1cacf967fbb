import type { Behaviour } from '../behaviour.js';
import { evaluate } from '../moves/evaluate.js';
import { leave, terminated } from '../moves/leave.js';
import { applyInputs, applyOutputs, takePayload } from '../moves/mappings.js';
import { activated, complete } from '../moves/tokenMoves.js';

/** A FEEL expression whose value becomes a variable. Its boundary events are never opened (measured on 8.5.8). */
export const scriptTask: Behaviour<'scriptTask'> = {
  activate(node, token, turn) {
    applyInputs(turn, token);
    const { value } = evaluate(node.expression, { token, now: turn.now });
    token.payload = { variables: { [node.resultVariable]: value } };
    activated(turn, token);
    complete(turn, token);
  },
  complete(_node, token, turn) {
    applyOutputs(turn, token, takePayload(turn, token));
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    terminated(turn, token);
  },
};
