import type { Behaviour } from '../behaviour.js';
import { openListeners } from '../moves/events.js';
import { leave, terminated } from '../moves/leave.js';
import { applyOutputs, takePayload } from '../moves/mappings.js';
import { activated, complete } from '../moves/tokenMoves.js';
import { localVariables, propagate, setLocal } from '../moves/variables.js';

/** Opens what listens for its scope, once the payload is there for the listeners' expressions to see. */
export const startEvent: Behaviour<'startEvent'> = {
  activate(node, token, turn) {
    activated(turn, token);
    const ofProcess = node.scope?.kind === 'process';
    if (token.payload && ofProcess) setLocal(turn, token, token.payload.variables);
    complete(turn, token);
  },
  complete(node, token, turn) {
    const { scope } = token;
    // Of a process it is the event's own already, of an event sub-process it is the scope's, once (measured on 8.5.8).
    const brought = scope && node.scope?.kind === 'eventSubProcess' ? takePayload(turn, scope) : localVariables(token);
    if (node.outputs) applyOutputs(turn, token, brought);
    else if (scope) propagate(turn, scope, brought);
    // They listen from here on, not from the scope's own activation (measured on 8.5.8).
    if (scope) openListeners(turn, scope);
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    terminated(turn, token);
  },
};
