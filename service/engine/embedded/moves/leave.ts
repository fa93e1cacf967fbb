/** Where a token ends: on along its flows, or, with none, at the end of a path through its scope. */
import { closeIncidents } from './openIncident.js';
import type { Flow, Node } from '../diagram/graph.js';
import { itemEnded, itemLeaves } from './multiInstance.js';
import { compensated, rememberCompensation } from './compensation.js';
import { forgetSuspension } from './suspension.js';
import { releaseStartLock } from '../correlation/startLock.js';
import type { Token } from '../state/token.js';
import { complete, completed, isDone, remove, takeFlows, triggered } from './tokenMoves.js';
import type { Turn } from '../turn.js';

export function leave(turn: Turn, token: Token, flows: readonly Flow[] = token.node.outgoing): void {
  const { scope } = token;
  if (scope?.node.kind === 'multiInstanceBody') itemLeaves(turn, token, scope);
  rememberCompensation(turn, token);
  completed(turn, token);
  if (!scope) return;
  compensated(turn, token, scope);
  takeFlows(turn, scope, flows);
  if (flows.length === 0) endPath(turn, scope);
}

/** Goes on elsewhere in the same scope without a flow, as a link does. */
export function jumpTo(turn: Turn, token: Token, target: Node): void {
  completed(turn, token);
  const { scope } = token;
  if (!scope) return;
  scope.flows += 1;
  turn.changed(scope);
  const place = { instance: scope.instance.key, node: target.number, scope: scope.key };
  turn.then({ do: 'activate', ...place, counted: true });
}

/** Something inside has ended: the scope goes on if it was the last. */
export function endPath(turn: Turn, scope: Token): void {
  if (scope.state !== 'activated' || !isDone(scope)) return;
  if (scope.trigger) triggered(turn, scope, scope);
  else if (scope.node.kind === 'multiInstanceBody') itemEnded(turn, scope);
  else complete(turn, scope);
}

export function terminated(turn: Turn, token: Token): void {
  // Of a start event they vanish when it has ended, of anything else before (measured on 8.5.8).
  const isStart = token.node.kind === 'startEvent';
  if (!isStart) closeIncidents(turn, token);
  turn.recordElement('TERMINATED', token);
  if (isStart) closeIncidents(turn, token);
  remove(turn, token);
  const { scope } = token;
  if (!scope) return instanceTerminated(turn, token);
  if (token.trigger && scope.state === 'activated') triggered(turn, token, scope);
  else if (scope.state === 'terminating') {
    if (scope.children === 0) terminated(turn, scope);
  } else endPath(turn, scope);
}

/** Where it was called, the call activity that waited for it has been terminated before and ends now. */
function instanceTerminated(turn: Turn, root: Token): void {
  releaseStartLock(turn, root);
  forgetSuspension(turn, root);
  const { parentInstanceKey, parentTokenKey } = root.instance;
  if (parentInstanceKey === -1) return;
  const caller = turn.state.instances.get(parentInstanceKey)?.tokens.get(parentTokenKey);
  if (caller?.state === 'terminating') terminated(turn, caller);
}
