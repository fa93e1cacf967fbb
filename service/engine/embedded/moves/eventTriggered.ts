import type { EventTrigger, Token } from '../state/token.js';
import { complete, isDone, startTriggered, terminate, terminateEach, triggered } from './tokenMoves.js';
import { closeEventStarts } from './events.js';
import type { Turn } from '../turn.js';

/** An event that the token waited for has come: where the way goes on depends on where the event stands. */
export function eventTriggered(turn: Turn, token: Token, event: EventTrigger): void {
  const { node } = event;
  if (node.kind === 'boundaryEvent') return boundaryTriggered(turn, token, event);
  if (node.kind === 'startEvent') return eventSubProcessTriggered(turn, token, event);
  if (token.node.kind === 'eventBasedGateway') token.trigger = event;
  else token.payload = { variables: event.variables };
  turn.changed(token);
  complete(turn, token);
}

function boundaryTriggered(turn: Turn, token: Token, event: EventTrigger): void {
  if (event.node.kind !== 'boundaryEvent' || !token.scope) return;
  if (!event.node.interrupting) return startTriggered(turn, token.scope, event);
  token.trigger = event;
  turn.changed(token);
  terminate(turn, token);
}

function eventSubProcessTriggered(turn: Turn, scope: Token, event: EventTrigger): void {
  if (event.node.kind !== 'startEvent') return;
  if (!event.node.interrupting) return startTriggered(turn, scope, event);
  scope.trigger = event;
  scope.interrupted = true;
  // Tokens on their way inside will find the scope interrupted and give up.
  scope.flows = 0;
  turn.changed(scope);
  closeEventStarts(turn, scope);
  terminateEach(turn, scope);
  if (isDone(scope)) triggered(turn, scope, scope);
}
