/** The moves of a token that all behaviours share. Each records what it does. */
import type { Flow, Node } from '../diagram/graph.js';
import type { EventTrigger, Token } from '../state/token.js';
import type { Turn } from '../turn.js';
import { setLocal } from './variables.js';

export function activated(turn: Turn, token: Token): void {
  token.state = 'activated';
  turn.changed(token);
  turn.recordElement('ACTIVATED', token);
}

/** Asks for the token's completion, once what is queued before has happened. */
export function complete(turn: Turn, token: Token): void {
  turn.then({ do: 'complete', instance: token.instance.key, token: token.key });
}

/** The token has nothing to wait for: it is completed before anything else happens. */
export function completeAtOnce(turn: Turn, token: Token): void {
  turn.thenAtOnce({ do: 'complete', instance: token.instance.key, token: token.key });
}

export function terminate(turn: Turn, token: Token): void {
  turn.then({ do: 'terminate', instance: token.instance.key, token: token.key });
}

/** Of a scope that ends: asks for the end of all that is inside, and what is queued before goes on until then (measured on 8.5.8). */
export function terminateChildren(turn: Turn, scope: Token): void {
  if (scope.children > 0) turn.then({ do: 'terminateChildren', instance: scope.instance.key, token: scope.key });
}

/** Asks for the end of each that is inside by now. */
export function terminateEach(turn: Turn, scope: Token): void {
  for (const token of scope.instance.tokens.values()) if (token.scope === scope) terminate(turn, token);
}

/** The token is gone; where it goes on is the caller's to say (`takeFlows`, `endPath`). */
export function completed(turn: Turn, token: Token): void {
  turn.recordElement('COMPLETED', token);
  remove(turn, token);
}

export function remove(turn: Turn, token: Token): void {
  turn.removed(token);
  if (token.scope) token.scope.children -= 1;
}

/** The scope's first element becomes active as the next command. */
export function startChild(turn: Turn, scope: Token, node: Node): void {
  turn.then({ do: 'activate', instance: scope.instance.key, node: node.number, scope: scope.key });
}

/** All are taken before the first target is activated. */
export function takeFlows(turn: Turn, scope: Token, flows: readonly Flow[]): void {
  for (const flow of flows) {
    turn.recordFlow(flow, scope);
    scope.flows += 1;
    turn.changed(scope);
    turn.then({
      do: 'activate',
      instance: scope.instance.key,
      node: flow.target.number,
      scope: scope.key,
      flow: flow.number,
    });
  }
}

/** Whether nothing is left to happen inside. */
export function isDone(scope: Token): boolean {
  return scope.children === 0 && !awaitsTokens(scope);
}

/** Whether a flow was taken inside whose target is not active yet. */
export function awaitsTokens(scope: Token): boolean {
  return scope.flows > 0;
}

/** Whether an event sub-process takes over here as soon as what is inside has ended: nothing inside goes on meanwhile. */
export function isInterrupted(scope: Token | undefined): boolean {
  return scope?.trigger?.node.kind === 'startEvent';
}

/** The event that was kept for this moment takes over, inside the scope. */
export function triggered(turn: Turn, token: Token, scope: Token): void {
  const { trigger } = token;
  if (!trigger) return;
  token.trigger = undefined;
  startTriggered(turn, scope, trigger);
}

/**
 * Begins what an event leads to. An event on the way (boundary, or behind a gateway) is active at once and completes as
 * the next command; the event sub-process behind a start event is activated as the next command.
 */
export function startTriggered(turn: Turn, scope: Token, { node, variables }: EventTrigger): void {
  if (node.kind !== 'startEvent') return startCaught(turn, scope, { node, variables });
  if (!node.scope) return;
  scope.flows += 1;
  turn.changed(scope);
  const place = { instance: scope.instance.key, node: node.scope.number, scope: scope.key };
  turn.then({ do: 'activate', ...place, counted: true, payload: variables });
}

function startCaught(turn: Turn, scope: Token, { node, variables }: EventTrigger): void {
  const token = begin(turn, scope, node);
  token.payload = { variables };
  activated(turn, token);
  setLocal(turn, token, variables);
  complete(turn, token);
}

/** A new token inside the scope, its ACTIVATING recorded. */
export function begin(turn: Turn, scope: Token, node: Node, compensates = -1): Token {
  const token = scope.instance.add({ key: turn.nextKey(), node, scope });
  token.compensates = compensates;
  scope.children += 1;
  turn.added(token);
  turn.recordElement('ACTIVATING', token);
  return token;
}
