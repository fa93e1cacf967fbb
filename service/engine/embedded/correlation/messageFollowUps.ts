/** The steps of a subscription's life that Zeebe takes one command later. */
import { eventTriggered } from '../moves/eventTriggered.js';
import { isInterrupting } from '../diagram/graph.js';
import type { FollowUp } from '../state/followUp.js';
import { recordLater, recordSubscription } from './messageSubscription.js';
import type { Message } from '../state/messages.js';
import type { MessageSubscription } from '../state/subscriptions.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';

/** The other half of opening: from now on messages reach it, first of all those in the buffer. One of those is answer enough. */
export function messageSubscriptionOpened(
  turn: Turn,
  followUp: Extract<FollowUp, { do: 'openMessageSubscription' }>,
): void {
  const found = find(turn, followUp.subscription);
  if (!found) return;
  recordSubscription(turn, 'MESSAGE_SUBSCRIPTION CREATED', found);
  if (takeBuffered(turn, found)) return;
  const { key, instanceKey } = found.subscription;
  turn.then({ do: 'messageSubscriptionConfirmed', instance: instanceKey, subscription: key });
}

/** The process hears that its subscription is open, unless it has closed it meanwhile. */
export function messageSubscriptionConfirmed(
  turn: Turn,
  followUp: Extract<FollowUp, { do: 'messageSubscriptionConfirmed' }>,
): void {
  const found = find(turn, followUp.subscription);
  if (found) recordSubscription(turn, 'PROCESS_MESSAGE_SUBSCRIPTION CREATED', found);
}

/** One that goes on listening takes the next of the buffer. */
export function messageSubscriptionGoesOn(
  turn: Turn,
  followUp: Extract<FollowUp, { do: 'messageSubscriptionGoesOn' }>,
): void {
  const found = find(turn, followUp.subscription);
  if (!found) return;
  recordSubscription(turn, 'MESSAGE_SUBSCRIPTION CORRELATED', found);
  takeBuffered(turn, found);
}

function takeBuffered(turn: Turn, found: { token: Token; subscription: MessageSubscription }): boolean {
  const { name, correlationKey, bpmnProcessId } = found.subscription;
  const [waiting] = turn.state.messages.waitingFor({ name, correlationKey, bpmnProcessId, now: turn.now });
  if (waiting) turn.then(correlate(turn, { ...found, message: waiting }));
  return waiting !== undefined;
}

/** A message goes to this subscription, with what is to be done for it then; its process gets it no second time. */
export function correlate(
  turn: Turn,
  { token, subscription, message }: { token: Token; subscription: MessageSubscription; message: Message },
): FollowUp {
  turn.state.messages.correlate(message.key, subscription.bpmnProcessId);
  recordSubscription(turn, 'MESSAGE_SUBSCRIPTION CORRELATING', { token, subscription });
  const { key, instanceKey } = subscription;
  return { do: 'correlate', instance: instanceKey, subscription: key, payload: message.variables };
}

export function messageArrived(turn: Turn, followUp: Extract<FollowUp, { do: 'correlate' }>): void {
  const found = find(turn, followUp.subscription);
  if (!found) return;
  const { token, subscription } = found;
  const node = token.instance.process.nodes[subscription.node];
  if (!node || token.state !== 'activated' || token.trigger) return;
  recordSubscription(turn, 'PROCESS_MESSAGE_SUBSCRIPTION CORRELATED', found);
  const goesOn = !isInterrupting(node);
  if (!goesOn) turn.state.subscriptions.delete(subscription.key);
  eventTriggered(turn, token, { node, variables: followUp.payload });
  if (!goesOn) return recordLater(turn, ['MESSAGE_SUBSCRIPTION CORRELATED'], found);
  const { key, instanceKey } = subscription;
  turn.then({ do: 'messageSubscriptionGoesOn', instance: instanceKey, subscription: key });
}

function find(turn: Turn, key: number): { token: Token; subscription: MessageSubscription } | undefined {
  const subscription = turn.state.subscriptions.get(key);
  const token = subscription && turn.state.instances.get(subscription.instanceKey)?.tokens.get(subscription.tokenKey);
  return token && { token, subscription };
}
