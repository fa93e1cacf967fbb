/** A message on its way: to those that wait for it, to the processes that it starts, or into the buffer. */
import { correlate } from './messageFollowUps.js';
import type { FollowUp } from '../state/followUp.js';
import { isInterrupting } from '../diagram/graph.js';
import type { Message } from '../state/messages.js';
import { beginInstance, newInstanceOf } from '../moves/startInstance.js';
import type { MessageStart, MessageSubscription } from '../state/subscriptions.js';
import type { Turn } from '../turn.js';

export function publishMessage(
  turn: Turn,
  published: Omit<Message, 'key' | 'expiresAt'> & { timeToLiveMs: number },
): void {
  const { timeToLiveMs, ...content } = published;
  const message: Message = { ...content, key: turn.nextKey(), expiresAt: turn.now + timeToLiveMs };
  turn.recordApart('MESSAGE PUBLISHED', message.key, valueOf(message, timeToLiveMs));
  turn.state.messages.insert(message);
  const reached = new Set<string>();
  const arrivals: FollowUp[] = [];
  for (const subscription of turn.state.subscriptions.waiting(message.name, message.correlationKey)) {
    if (reached.has(subscription.bpmnProcessId) || isPromised(turn, subscription)) continue;
    reached.add(subscription.bpmnProcessId);
    const token = turn.state.instances.get(subscription.instanceKey)?.tokens.get(subscription.tokenKey);
    if (token) arrivals.push(correlate(turn, { token, subscription, message }));
  }
  for (const start of turn.state.subscriptions.starts(message.name)) {
    if (!reached.has(start.bpmnProcessId)) startByMessage(turn, start, message);
  }
  // What it starts begins before it reaches those that wait (measured on 8.5.8).
  for (const arrival of arrivals) turn.then(arrival);
  // Those that it reaches later in this turn still read it: it is removed when they have.
  if (timeToLiveMs <= 0) turn.recordApart('MESSAGE EXPIRED', message.key, valueOf(message, timeToLiveMs));
  if (timeToLiveMs <= 0) turn.then({ do: 'forgetMessage', instance: -1, message: message.key });
}

/** It belongs to a suspended instance, and a message waits already that will end it. */
function isPromised({ state }: Turn, { key, instanceKey, node }: MessageSubscription): boolean {
  if (state.suspensions.none || !state.followUps.holdsFor(key)) return false;
  const waiting = state.instances.get(instanceKey)?.process.nodes[node];
  return waiting !== undefined && isInterrupting(waiting);
}

/** Starts the process, unless one with the same key is active. */
export function startByMessage(turn: Turn, start: MessageStart, message: Message): void {
  const { correlationKey } = message;
  const { subscriptions, messages, definitions } = turn.state;
  const process = definitions.get(start.definitionKey);
  const node = process?.nodes[start.node];
  if (!process || node?.kind !== 'startEvent') return;
  if (correlationKey !== '' && subscriptions.isLocked(start.bpmnProcessId, correlationKey)) return;
  messages.correlate(message.key, start.bpmnProcessId);
  const instance = newInstanceOf(turn, process);
  if (correlationKey !== '') subscriptions.lock(start.bpmnProcessId, correlationKey, instance.key);
  turn.record('MESSAGE_START_EVENT_SUBSCRIPTION CORRELATED', start.key, {
    token: instance.root,
    node,
    value: { messageName: message.name, correlationKey, variables: message.variables },
  });
  beginInstance(turn, instance, node, message.variables);
}

function valueOf(message: Message, timeToLive: number) {
  const { name, correlationKey, messageId, variables } = message;
  return { name, correlationKey, messageId, timeToLive, variables };
}
