import type { Behaviour } from '../behaviour.js';
import { evaluateText } from '../moves/evaluate.js';
import { closeEvents, openEvents } from '../moves/events.js';
import { ElementFailure } from '../moves/failure.js';
import { leave, terminated } from '../moves/leave.js';
import { applyInputs, applyOutputs, takePayload } from '../moves/mappings.js';
import { beginInstance, newInstanceOf } from '../moves/startInstance.js';
import type { NodeOf } from '../diagram/graph.js';
import type { Token } from '../state/token.js';
import { activated, terminate } from '../moves/tokenMoves.js';
import { localVariables, setLocal, visibleVariables } from '../moves/variables.js';

/** Runs the latest version of another process, and waits for it. */
export const callActivity: Behaviour<'callActivity'> = {
  activate(node, token, turn) {
    applyInputs(turn, token);
    const id = evaluateText(node.processId, { token, now: turn.now });
    const called = turn.state.definitions.latest(id);
    if (!called) throw notCallable(id, 'to be deployed, but not found.');
    const { start } = called.root;
    if (!start) throw notCallable(id, 'to have a none start event, but not found.');
    openEvents(turn, token, node.boundaries, token.scope);
    activated(turn, token);
    const instance = newInstanceOf(turn, called, { instanceKey: token.instance.key, tokenKey: token.key });
    token.calledInstanceKey = instance.key;
    turn.changed(token);
    setLocal(
      turn,
      instance.root,
      node.propagateAllParentVariables ? visibleVariables(token) : mappedVariables(node, token),
    );
    beginInstance(turn, instance, start);
  },
  complete(_node, token, turn) {
    applyOutputs(turn, token, takePayload(turn, token));
    closeEvents(turn, token);
    leave(turn, token);
  },
  terminate(_node, token, turn) {
    closeEvents(turn, token);
    // An instance that has completed in this turn is still known; its root is gone.
    const root = turn.state.instances.get(token.calledInstanceKey)?.tokens.get(token.calledInstanceKey);
    if (root) terminate(turn, root);
    else terminated(turn, token);
  },
};

function notCallable(id: string, what: string): ElementFailure {
  return new ElementFailure('CALLED_ELEMENT_ERROR', `Expected process with BPMN process id '${id}' ${what}`);
}

/** Where there are input mappings, all that is local to the call; else nothing, not even an item of a list (measured on 8.5.8). */
function mappedVariables({ inputs }: NodeOf<'callActivity'>, token: Token) {
  if (inputs === undefined) return {};
  return localVariables(token);
}
