import { answerJob } from './commands/answerJob.js';
import { fireTimer } from './commands/fireTimer.js';
import { enterItem, startItems } from './moves/multiInstance.js';
import { ElementFailure } from './moves/failure.js';
import type { FollowUp } from './state/followUp.js';
import type { Node } from './diagram/graph.js';
import { begin, isInterrupted, terminateEach } from './moves/tokenMoves.js';
import {
  messageArrived,
  messageSubscriptionConfirmed,
  messageSubscriptionGoesOn,
  messageSubscriptionOpened,
} from './correlation/messageFollowUps.js';
import { cancelJob } from './moves/openJob.js';
import { openNextListener } from './moves/listeners.js';
import { openIncident } from './moves/openIncident.js';
import { joins } from './moves/parallelJoin.js';
import { terminated } from './moves/leave.js';
import { registry } from './registry.js';
import type { Behaviour } from './behaviour.js';
import { broadcastSignal } from './correlation/broadcastSignal.js';
import { instanceBegins } from './moves/startInstance.js';
import { signalArrived } from './correlation/signalArrived.js';
import { heldBack, release } from './moves/suspension.js';
import type { Token } from './state/token.js';
import type { Turn } from './turn.js';
import { setLocal } from './moves/variables.js';

/** So many follow-ups happen in one turn: an endless loop of gateways, or a huge list, must let others have theirs. */
const LONGEST_TURN = 1000;

/** Does what is queued, in order, until nothing is left or the turn is long enough; the rest stays queued. */
export function runTurn(turn: Turn): void {
  for (let done = 0; done < LONGEST_TURN && !turn.isHeavy; done += 1) {
    const next = turn.queue.shift();
    if (!next) return;
    doNext(turn, next);
  }
}

function doNext(turn: Turn, next: FollowUp): void {
  if (heldBack(turn, next)) return;
  switch (next.do) {
    case 'begin':
      return instanceBegins(turn, next);
    case 'activate':
      return activate(turn, next);
    case 'complete':
      return completeToken(turn, tokenOf(turn, next));
    case 'terminate':
      return terminateToken(turn, tokenOf(turn, next));
    case 'terminateChildren': {
      const scope = tokenOf(turn, next);
      if (scope?.state === 'terminating' && scope.children === 0) return terminated(turn, scope);
      return scope && terminateEach(turn, scope);
    }
    case 'retry':
      return retryToken(turn, tokenOf(turn, next));
    case 'startItems': {
      const body = tokenOf(turn, next);
      if (body && next.counted) body.flows -= 1;
      return retry(turn, body, startItems);
    }
    case 'openMessageSubscription':
      return messageSubscriptionOpened(turn, next);
    case 'messageSubscriptionConfirmed':
      return messageSubscriptionConfirmed(turn, next);
    case 'messageSubscriptionGoesOn':
      return messageSubscriptionGoesOn(turn, next);
    case 'correlate':
      return messageArrived(turn, next);
    case 'signal':
      return signalArrived(turn, next);
    case 'broadcast':
      return broadcastSignal(turn, { name: next.name, variables: next.payload });
    case 'forgetMessage':
      return turn.state.messages.delete(next.message);
    case 'answer':
      if (turn.state.jobs.get(next.job)) answerJob(turn, next.job, next.answer);
      return;
    case 'timer':
      return fireTimer(turn, next.timer);
    case 'release':
      return release(turn, next);
    case 'record':
      for (const happening of next.happenings) turn.recordApart(happening, next.key, next.value);
  }
}

/** Runs again what a listener or an incident had stopped. */
function retryToken(turn: Turn, token: Token | undefined): void {
  if (!token || isInEndingScope(token)) return;
  if (token.state === 'activating') attempt(turn, token, 'activate');
  else if (token.state === 'completing') attempt(turn, token, 'complete');
  else if (token.node.kind === 'multiInstanceBody') retry(turn, token, startItems);
}

function activate(turn: Turn, next: Extract<FollowUp, { do: 'activate' }>): void {
  const instance = turn.state.instances.get(next.instance);
  const scope = instance?.tokens.get(next.scope);
  const node = instance?.process.nodes[next.node];
  if (!scope || !node || !arrives(turn, scope, { node, next })) return;
  if (scope.state !== 'activated' || scope.closed || isInterrupted(scope)) return;
  const token = begin(turn, scope, node, next.compensates);
  token.loop = next.item ?? 0;
  if (next.payload) token.payload = { variables: next.payload };
  if (next.locals) setLocal(turn, token, next.locals);
  if (next.item !== undefined) enterItem(turn, token, next.value ?? null);
  attempt(turn, token, 'activate');
}

/** Whether this was the last that the node waited for; with it what came along flows is no longer on its way. */
function arrives(turn: Turn, scope: Token, at: { node: Node; next: Extract<FollowUp, { do: 'activate' }> }): boolean {
  const { node, next } = at;
  turn.changed(scope);
  if (next.flow !== undefined && node.kind === 'parallelGateway' && !joins(scope, node, next.flow)) return false;
  const joined = node.kind === 'parallelGateway' ? Math.max(1, node.incoming.length) : 1;
  // A start event takes no flow off the count, so that a scope with a flow into it never completes (measured on 8.5.8).
  const isAlong = next.flow !== undefined && node.kind !== 'startEvent';
  const counted = isAlong ? joined : next.counted ? 1 : 0;
  scope.flows = Math.max(0, scope.flows - counted);
  return true;
}

function completeToken(turn: Turn, token: Token | undefined): void {
  if (token?.state !== 'activated' || isInEndingScope(token) || isInterrupted(token.scope)) return;
  token.state = 'completing';
  token.listenersDone = 0;
  turn.changed(token);
  turn.recordElement('COMPLETING', token);
  attempt(turn, token, 'complete');
}

/** Its own termination is on the way: whoever completed now would leave the scope waiting for it. */
function isInEndingScope({ scope }: Token): boolean {
  return scope?.state === 'terminating';
}

function terminateToken(turn: Turn, token: Token | undefined): void {
  if (!token || token.state === 'terminating') return;
  token.state = 'terminating';
  turn.changed(token);
  turn.recordElement('TERMINATING', token);
  cancelJob(turn, token);
  behaviourOf(token.node).terminate(token.node, token, turn);
}

function attempt(turn: Turn, token: Token, phase: 'activate' | 'complete'): void {
  retry(turn, token, () => {
    if (!openNextListener(turn, token)) behaviourOf(token.node)[phase](token.node, token, turn);
  });
}

function retry(turn: Turn, token: Token | undefined, action: (turn: Turn, token: Token) => void): void {
  if (!token) return;
  try {
    action(turn, token);
  } catch (error) {
    if (!(error instanceof ElementFailure)) throw error;
    openIncident(turn, token, error);
  }
}

/** The registry holds for each kind the behaviour of that kind; the compiler cannot follow a node to it. */
function behaviourOf(node: Node): Behaviour<Node['kind']> {
  return registry[node.kind];
}

function tokenOf(turn: Turn, next: { instance: number; token: number }): Token | undefined {
  return turn.state.instances.get(next.instance)?.tokens.get(next.token);
}
