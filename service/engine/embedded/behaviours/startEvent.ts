import type { Behaviour } from '../behaviour.js';
import { openEvents } from '../events.js';
import { leave, terminated } from '../leave.js';
import { applyOutputs } from '../mappings.js';
import type { Token } from '../token.js';
import { activated, complete } from '../tokenMoves.js';
import type { Turn } from '../turn.js';
import { propagate, setLocal } from '../variables.js';

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
    const payload = (node.scope?.kind === 'eventSubProcess' ? scope?.payload : token.payload)?.variables ?? {};
    if (node.outputs.length > 0) applyOutputs(turn, token, payload);
    else if (scope) propagate(turn, scope, payload);
    if (scope) openScope(turn, scope);
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    terminated(turn, token);
  },
};

/** A scope's boundary events and event sub-processes listen from here on, not from its own activation (measured on 8.5.8). */
function openScope(turn: Turn, scope: Token): void {
  openEvents(turn, scope, scope.node.boundaries, scope.scope);
  openEvents(turn, scope, scope.node.eventStarts);
}
