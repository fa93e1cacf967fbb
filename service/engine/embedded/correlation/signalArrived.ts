import { eventTriggered } from '../moves/eventTriggered.js';
import type { FollowUp } from '../state/followUp.js';
import { isInterrupted } from '../moves/tokenMoves.js';
import type { Turn } from '../turn.js';

/** A broadcast reaches one of those that wait for it. */
export function signalArrived(turn: Turn, { subscription: key, payload }: Extract<FollowUp, { do: 'signal' }>): void {
  const subscription = turn.state.signals.get(key);
  const token = subscription && turn.state.instances.get(subscription.instanceKey)?.tokens.get(subscription.tokenKey);
  const node = token?.instance.process.nodes[subscription?.node ?? -1];
  if (!token || !node || token.state !== 'activated' || token.trigger) return;
  if (isInterrupted(token.scope)) return; // by this very broadcast
  eventTriggered(turn, token, { node, variables: payload });
}
