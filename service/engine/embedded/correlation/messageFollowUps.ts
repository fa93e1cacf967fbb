/** The steps of a subscription's life that Zeebe takes one command later. */
import { eventTriggered } from '../moves/eventTriggered.js';
import { isInterrupting } from '../diagram/graph.js';
import type { FollowUp } from '../state/followUp.js';
import { recordLater, recordSubscription } from './messageSubscription.js';
import type { Message } from '../state/messages.js';
import type { MessageSubscription } from '../state/subscriptions.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';

/** The other half of opening: from now on messages reach it, first of all those in the buffer. */
export function messageSubscriptionOpened(
  turn: Turn,
  followUp: Extract<FollowUp, { do: 'openMessageSubscription' }>,
): void {
  const found = find(turn, followUp.subscription);
  if (!found) return;
  recordSubscription(turn, 'MESSAGE_SUBSCRIPTION CREATED', found);
  const { name, correlationKey, bpmnProcessId } = found.subscription;
  const [waiting] = turn.state.messages.waitingFor({ name, correlationKey, bpmnProcessId, now: turn.now });
  if (waiting) correlate(turn, { ...found, message: waiting });
  recordSubscription(turn, 'PROCESS_MESSAGE_SUBSCRIPTION CREATED', found);
}

/** A message goes to this subscription; its process gets it no second time. */
export function correlate(
  turn: Turn,
  { token, subscription, message }: { token: Token; subscription: MessageSubscription; message: Message },
): void {
  turn.state.messages.correlate(message.key, subscription.bpmnProcessId);
  recordSubscription(turn, 'MESSAGE_SUBSCRIPTION CORRELATING', { token, subscription });
  const { key, instanceKey } = subscription;
  turn.then({ do: 'correlate', instance: instanceKey, subscription: key, payload: message.variables });
}

export function messageArrived(turn: Turn, followUp: Extract<FollowUp, { do: 'correlate' }>): void {
  const found = find(turn, followUp.subscription);
  if (!found) return;
  const { token, subscription } = found;
  const node = token.instance.process.nodes[subscription.node];
  if (!node || token.state !== 'activated' || token.trigger) return;
  recordSubscription(turn, 'PROCESS_MESSAGE_SUBSCRIPTION CORRELATED', found);
  if (isInterrupting(node)) turn.state.subscriptions.delete(subscription.key);
  eventTriggered(turn, token, { node, variables: followUp.payload });
  recordLater(turn, ['MESSAGE_SUBSCRIPTION CORRELATED'], found);
}

function find(turn: Turn, key: number): { token: Token; subscription: MessageSubscription } | undefined {
  const subscription = turn.state.subscriptions.get(key);
  const token = subscription && turn.state.instances.get(subscription.instanceKey)?.tokens.get(subscription.tokenKey);
  return token && { token, subscription };
}
