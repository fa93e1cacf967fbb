import { evaluate, evaluateText, reported, textIn } from '../moves/evaluate.js';
import { ElementFailure } from '../moves/failure.js';
import type { Node, Trigger } from '../diagram/graph.js';
import { keyText } from '../state/key.js';
import type { Happening } from '../records/recordCodes.js';
import type { MessageSubscription } from '../state/subscriptions.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';

type MessageTrigger = Extract<Trigger, { type: 'message' }>;

/**
 * `keyScope`: whose variables the key sees; the name sees the token's own (measured on 8.5.8).
 * @throws ElementFailure EXTRACT_VALUE_ERROR where the key is neither text nor number
 */
export function prepareMessageSubscription(
  turn: Turn,
  { token, keyScope }: { token: Token; keyScope: Token },
  trigger: MessageTrigger,
): { name: string; correlationKey: string } {
  const name = evaluateText(trigger.name, { token, now: turn.now });
  if (!trigger.correlationKey) return { name, correlationKey: '' };
  const { text } = trigger.correlationKey;
  const { kind, value, warnings } = evaluate(trigger.correlationKey, { token: keyScope, now: turn.now });
  if (kind === 'STRING') return { name, correlationKey: textIn(value) };
  // A number loses its fraction (measured on 8.5.8).
  if (kind === 'NUMBER') return { name, correlationKey: String(Math.trunc(Number(value))) };
  const wanted = 'The value must be either a string or a number';
  const message = `Failed to extract the correlation key for '${text}': ${wanted}, but was '${kind}'.${reported(warnings)}`;
  throw new ElementFailure('EXTRACT_VALUE_ERROR', message, keyScope.key);
}

export function openMessageSubscription(
  turn: Turn,
  token: Token,
  about: { node: Node; name: string; correlationKey: string },
): void {
  const { node, name, correlationKey } = about;
  const subscription: MessageSubscription = {
    key: turn.nextKey(),
    name,
    correlationKey,
    instanceKey: token.instance.key,
    tokenKey: token.key,
    node: node.number,
    bpmnProcessId: token.instance.process.bpmnProcessId,
  };
  turn.state.subscriptions.insert(subscription);
  recordSubscription(turn, 'PROCESS_MESSAGE_SUBSCRIPTION CREATING', { token, subscription });
  const { key, instanceKey } = subscription;
  turn.then({ do: 'openMessageSubscription', instance: instanceKey, subscription: key });
}

/**
 * Two events whose names turn out to be one: the event that is opened later is triggered, by messages with the key of the
 * one before, of which nothing more is said (measured on 8.5.8).
 */
export function takeNamesake(turn: Turn, token: Token, name: string): MessageSubscription | undefined {
  const namesake = turn.state.subscriptions.ofToken(token.key).find((one) => one.name === name);
  if (namesake) turn.state.subscriptions.delete(namesake.key);
  return namesake;
}

export function closeMessageSubscriptions(turn: Turn, token: Token): void {
  for (const subscription of turn.state.subscriptions.ofToken(token.key)) {
    closeMessageSubscription(turn, token, subscription);
  }
}

export function closeMessageSubscription(turn: Turn, token: Token, subscription: MessageSubscription): void {
  turn.state.subscriptions.delete(subscription.key);
  recordSubscription(turn, 'PROCESS_MESSAGE_SUBSCRIPTION DELETING', { token, subscription });
  const happenings = ['MESSAGE_SUBSCRIPTION DELETED', 'PROCESS_MESSAGE_SUBSCRIPTION DELETED'] as const;
  recordLater(turn, happenings, { token, subscription });
}

interface AboutSubscription {
  readonly token: Token;
  readonly subscription: MessageSubscription;
}

export function recordSubscription(turn: Turn, happening: Happening, { token, subscription }: AboutSubscription): void {
  const node = token.instance.process.nodes[subscription.node] ?? token.node;
  turn.record(happening, subscription.key, { token, node, value: valueOf(subscription) });
}

/** One command later, when the instance may be gone: so everything is written down now. */
export function recordLater(
  turn: Turn,
  happenings: readonly Happening[],
  { token, subscription }: AboutSubscription,
): void {
  const { process, key: instance } = token.instance;
  const value = {
    bpmnProcessId: process.bpmnProcessId,
    processDefinitionKey: keyText(process.key),
    processInstanceKey: keyText(instance),
    elementId: process.nodes[subscription.node]?.id ?? '',
    elementInstanceKey: keyText(token.key),
    ...valueOf(subscription),
  };
  turn.then({ do: 'record', instance, happenings, key: subscription.key, value });
}

function valueOf({ name, correlationKey }: MessageSubscription) {
  return { messageName: name, correlationKey };
}
